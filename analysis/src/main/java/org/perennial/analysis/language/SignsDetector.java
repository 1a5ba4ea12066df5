package org.perennial.analysis.language;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.models.Accents;

/**
 * Corrects a detector where it meets a language that it does not know.
 *
 * <p>A detector names a relative then, and with confidence: Uzbek becomes Azerbaijani. Its judgement stands unless a language
 * it does not know explains the text clearly better than the one it named: by its frequent words, or by the triples of
 * letters of its sample text, which is small, equally long for all languages, and compared for those two alone. A script that
 * it does not know decides by itself where one language alone has it.
 *
 * <p>Languages that write an accent on every other word, as Vietnamese and Yoruba, are learnt without accents too: a detector
 * does not know them so. A text with too few accents for one of them is judged by letters and words without any.
 *
 * <p>Immutable.
 */
public final class SignsDetector implements LanguageDetector {
    /** How much more often the words must stand in the text than those of the language that was named. */
    private static final double CLEARLY = 1.6;
    /** The least share of a text's words; function words are a quarter to a half of ordinary prose. */
    private static final double LEAST_SHARE = 0.08;

    private static final int LEAST_DISTINCT = 4;
    private static final int SAMPLE = 2_000;
    /** The confidence that is left for the language that was named first. */
    private static final double OTHERWISE = 0.1;

    private static final String ALL = "";

    /** The share of a language's words with an accent from which on it is not known without them. */
    private static final double ACCENTED = 0.5;

    private final LanguageDetector base;
    private final Set<String> known;
    private final Set<String> withWords = new HashSet<>();
    /** The share of words with an accent in the languages that are hard to tell without them. */
    private final Map<String, Double> accented = new HashMap<>();

    private final Spelling full = new Spelling();
    /** All languages as keyboards without accents write them. */
    private final Spelling plain = new Spelling();

    /** The signs of all languages in one way of writing, and the languages that the other detector does not know in it. */
    private static final class Spelling {
        private final Map<String, List<String>> languagesByWord = new HashMap<>();
        private final Map<Integer, List<String>> unknownByScript = new HashMap<>();
        private final LetterTriples triples = new LetterTriples();

        void learn(String tag, List<String> words, String sample, boolean unknown) {
            words.stream()
                    .distinct()
                    .forEach(word -> languagesByWord
                            .computeIfAbsent(word, w -> new ArrayList<>(2))
                            .add(tag));
            Scripts.count(sample).keySet().forEach(script -> triples.learn(tag + script, Scripts.only(script, sample)));
            if (unknown) {
                unknownByScript
                        .computeIfAbsent(Scripts.mainNumber(Scripts.count(sample)), s -> new ArrayList<>(2))
                        .add(tag);
            }
        }
    }

    /**
     * The other detector, and this one above it if there are signs of a language that it does not know.
     *
     * @param known base languages that the other knows and is believed in
     */
    public static LanguageDetector above(LanguageDetector base, Set<String> known, Collection<LanguageSigns> signs) {
        return signs.stream().allMatch(language -> known.contains(language.tag().split("-", 2)[0]))
                ? base
                : new SignsDetector(base, known, signs);
    }

    /**
     * A detector above another.
     *
     * @param known base languages ({@code az}, not {@code az-Arab}) that the other knows and is believed in
     */
    public SignsDetector(LanguageDetector base, Set<String> known, Iterable<LanguageSigns> signs) {
        this.base = base;
        this.known = Set.copyOf(known);
        for (LanguageSigns language : signs) {
            List<String> words =
                    language.words().stream().map(SignsDetector::comparable).toList();
            String sample = comparable(language.sample());
            boolean unknown = !known.contains(language.tag());
            double share = accented(sample);
            if (share >= ACCENTED) {
                accented.put(language.tag(), share);
            }
            full.learn(language.tag(), words, sample, unknown);
            plain.learn(
                    language.tag(),
                    words.stream().map(Accents::without).toList(),
                    Accents.without(sample),
                    unknown || accented.containsKey(language.tag()));
            if (!words.isEmpty()) {
                withWords.add(language.tag());
            }
        }
    }

    @Override
    public DetectedLanguage detect(@Nullable String title, String text, @Nullable String declared) {
        DetectedLanguage named = base.detect(title, text, declared);
        if (named.tag().equals(DetectedLanguage.MULTIPLE)) {
            return named;
        }
        String sample = (title == null ? "" : title + "\n") + text.substring(0, Math.min(text.length(), SAMPLE));
        String rival = named.tag().split("-", 2)[0];
        int script = Scripts.mainNumber(Scripts.count(sample));
        String written = comparable(sample);
        String other = better(full, named, script, written);
        if (script == UScript.LATIN) {
            String bare = Accents.without(written);
            double share = accented(written);
            String unaccented = better(plain, named, script, bare);
            if (other != null && lacksAccents(rival, share) && !isLikelier(other, rival, script, bare)) {
                other = null;
            }
            if (unaccented != null && lacksAccents(unaccented, share) && isLikelier(unaccented, rival, script, bare)) {
                other = unaccented;
            }
        }
        if (other == null) {
            return named;
        }
        List<Alternative> alternatives = new ArrayList<>();
        if (!isUndetermined(named)) {
            alternatives.add(new Alternative(named.tag(), OTHERWISE));
        }
        return new DetectedLanguage(other, 1 - OTHERWISE, alternatives, named.mixed());
    }

    /** Whether a text with a share of accented words has too few for a language that is known by them. */
    private boolean lacksAccents(String language, double share) {
        return share < accented.getOrDefault(language, 0.0) / 2;
    }

    /** Which of two languages a text without accents is in. */
    private boolean isLikelier(String language, String rival, int script, String text) {
        return language.equals(plain.triples.likeliest(List.of(language, rival), script, text));
    }

    private @Nullable String better(Spelling spelling, DetectedLanguage named, int script, String text) {
        String rival = named.tag().split("-", 2)[0];
        List<String> candidates = spelling.unknownByScript.getOrDefault(script, List.of());
        if (candidates.isEmpty()) {
            return null;
        }
        String byWords = betterByWords(spelling, candidates, named, rival, text);
        if (byWords != null) {
            return byWords;
        }
        if (isUndetermined(named)) {
            return candidates.size() == 1 ? candidates.get(0) : spelling.triples.likeliest(candidates, script, text);
        }
        return spelling.triples.clearlyLikelier(candidates, rival, script, text);
    }

    private @Nullable String betterByWords(
            Spelling spelling, List<String> candidates, DetectedLanguage named, String rival, String text) {
        Map<String, Count> counts = count(spelling, text);
        int words = counts.getOrDefault(ALL, new Count()).occurrences;
        boolean comparable = isUndetermined(named) || withWords.contains(rival) || !known.contains(rival);
        int theirs = counts.getOrDefault(rival, new Count()).occurrences;
        String best = null;
        int most = 0;
        for (String candidate : candidates) {
            Count count = counts.getOrDefault(candidate, new Count());
            if (comparable
                    && count.distinct.size() >= LEAST_DISTINCT
                    && count.occurrences > most
                    && count.occurrences >= CLEARLY * theirs
                    && count.occurrences >= LEAST_SHARE * words) {
                best = candidate;
                most = count.occurrences;
            }
        }
        return best;
    }

    private static boolean isUndetermined(DetectedLanguage language) {
        return language.tag().equals(DetectedLanguage.UNDETERMINED);
    }

    private static final class Count {
        private int occurrences;
        private final Set<String> distinct = new HashSet<>();
    }

    /** For each language how many of the text's words are among its frequent ones; under {@link #ALL} all words. */
    private static Map<String, Count> count(Spelling spelling, String comparable) {
        Map<String, Count> counts = new HashMap<>();
        Count all = counts.computeIfAbsent(ALL, l -> new Count());
        int start = -1;
        for (int i = 0; i <= comparable.length(); i++) {
            boolean inside = i < comparable.length() && LetterTriples.isLetter(comparable.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                String word = comparable.substring(start, i);
                start = -1;
                all.occurrences++;
                for (String language : spelling.languagesByWord.getOrDefault(word, List.of())) {
                    Count count = counts.computeIfAbsent(language, l -> new Count());
                    count.occurrences++;
                    count.distinct.add(word);
                }
            }
        }
        return counts;
    }

    private static String comparable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('ʻ', '\'')
                .replace('ʼ', '\'');
    }

    /** The share of a text's words that have a letter with an accent. */
    private static double accented(String comparable) {
        String[] words = comparable.split("[\\s\\p{Punct}]+", -1);
        long accented = Arrays.stream(words).filter(Accents::has).count();
        return (double) accented / words.length;
    }
}
