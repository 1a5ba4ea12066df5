package org.perennial.analysis.anniversary;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words by which an article names an event, made comparable over articles and languages.
 *
 * <p>Two names are alike when they are the same but for case, accents and numbers, or when they share a proper name. Proper
 * names are compared by their consonants in Latin letters, since languages spell and inflect the vowels as they like:
 * Xocalı, Hocalı and Ходжалы are near, Vukovar and Вуковара equal.
 *
 * @param key the name folded, without numbers
 * @param skeletons the consonants of its proper names, in scripts without capitals of all its longer words
 */
public record EventName(String key, Set<String> skeletons) {
    private static final Transliterator TO_LATIN =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower; [^a-z] Remove");
    private static final int LEAST_CONSONANTS = 3;
    /** Without capitals any word can be a name, and short ones meet by chance. */
    private static final int LEAST_UNCASED = 4;

    private static final int LEAST_LETTERS = 4;
    /** Consonants that inflection adds to a name at most. */
    private static final int LONGEST_ENDING = 1;

    /** Copies the set. */
    public EventName {
        skeletons = Set.copyOf(skeletons);
    }

    /** The name that a phrase is. */
    public static EventName of(String phrase) {
        Tokens tokens = new Tokens(FoldedText.of(phrase));
        StringBuilder key = new StringBuilder();
        Set<String> skeletons = new TreeSet<>();
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.isNumber(t)) {
                continue;
            }
            key.append(key.isEmpty() || tokens.isAlone(t) ? "" : " ").append(tokens.word(t));
            int first = tokens.text.originalAt(tokens.start(t));
            boolean cased = Character.isUpperCase(first);
            boolean name = !Letters.isSmall(first);
            if (name && !tokens.isAlone(t) && tokens.length(t) >= LEAST_LETTERS) {
                String skeleton = skeleton(tokens.text.originalSlice(tokens.start(t), tokens.end(t)));
                if (skeleton.length() >= (cased ? LEAST_CONSONANTS : LEAST_UNCASED)) {
                    skeletons.add(skeleton);
                }
            }
        }
        return new EventName(key.toString(), skeletons);
    }

    /** Whether this and another can be names of one event. */
    public boolean isAlike(EventName other) {
        if (!key.isEmpty() && key.equals(other.key)) {
            return true;
        }
        return skeletons.stream().anyMatch(mine -> other.skeletons.stream().anyMatch(theirs -> isNear(mine, theirs)));
    }

    private static boolean isNear(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        return longer.startsWith(shorter) && longer.length() - shorter.length() <= LONGEST_ENDING;
    }

    private static String skeleton(String word) {
        String latin = TO_LATIN.transliterate(word).toLowerCase(Locale.ROOT);
        StringBuilder consonants = new StringBuilder();
        for (int i = 0; i < latin.length(); i++) {
            char c = sound(latin.charAt(i));
            boolean kept = c != 0 && (consonants.isEmpty() || consonants.charAt(consonants.length() - 1) != c);
            if (kept) {
                consonants.append(c);
            }
        }
        return consonants.toString();
    }

    /** One letter for those that scripts and languages exchange; 0 for vowels and what is often not heard. */
    private static char sound(char letter) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'j' -> 0;
            case 'c', 'q' -> 'k';
            case 'w' -> 'v';
            case 'z', 'x' -> 's';
            default -> letter;
        };
    }
}
