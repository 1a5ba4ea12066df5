package org.perennial.analysis.language.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Lingua's rules: which languages a text can be in by its letters.
 *
 * <p>First each word votes for the language that more of its letters belong to than to any other, by a script or letter that
 * this language alone has; if most words vote and one language wins, it is decided. Otherwise the languages of the script that
 * most words are in remain, and of these those whose special letters stand in at least every other word, if there are any.
 */
final class Rules {
    private static final String CHINESE = "zh";
    private static final String JAPANESE = "ja";
    private static final List<String> SCRIPTS_WITH_OWN_LETTERS = List.of("LATIN", "CYRILLIC", "DEVANAGARI");
    private static final int UNDECIDED = -1;
    private static final int[] NOBODY = {};

    private final int languages;
    private final int chinese;
    private final int japanese;
    /** For each script the languages that are written in it. */
    private final int[][] byAlphabet = new int[Alphabets.COUNT][];
    /** For each letter the languages that it votes for. */
    private final int[][] votes = new int[0x1_0000][];
    /** Numbers, from 1 on, for the letters that several languages have, but not all of their script. */
    private final short[] specialNumbers = new short[0x1_0000];
    /** The languages of the special letter of each number. */
    private final List<int[]> special = new ArrayList<>(List.of(NOBODY));

    Rules(List<KnownLanguage> known, Map<Character, int[]> specialLetters) {
        this.languages = known.size();
        this.chinese = number(known, CHINESE);
        this.japanese = number(known, JAPANESE);
        for (int alphabet = 0; alphabet < Alphabets.COUNT; alphabet++) {
            int number = alphabet;
            byAlphabet[alphabet] = IntStream.range(0, languages)
                    .filter(l -> known.get(l).alphabets().contains(number))
                    .toArray();
        }
        Map<Character, List<Integer>> own = new TreeMap<>();
        for (int l = 0; l < languages; l++) {
            for (char letter : known.get(l).ownLetters().toCharArray()) {
                own.computeIfAbsent(letter, c -> new ArrayList<>()).add(l);
            }
        }
        int[] forChinese = {chinese};
        List<Integer> scriptsWithOwnLetters =
                SCRIPTS_WITH_OWN_LETTERS.stream().map(Alphabets::number).toList();
        Arrays.fill(votes, NOBODY);
        for (int c = 0; c < votes.length; c++) {
            char letter = (char) c;
            int script = Alphabets.of(letter);
            if (script == Alphabets.NONE) {
                continue;
            }
            if (byAlphabet[script].length == 1) {
                votes[c] = byAlphabet[script];
            } else if (script == Alphabets.HAN) {
                votes[c] = forChinese;
            } else if (scriptsWithOwnLetters.contains(script)) {
                List<Integer> having = own.getOrDefault(letter, List.of());
                if (!having.isEmpty()) {
                    votes[c] = having.stream().mapToInt(l -> l).toArray();
                }
            }
        }
        specialLetters.forEach((letter, having) -> {
            specialNumbers[letter] = (short) special.size();
            special.add(having);
        });
    }

    private static int number(List<KnownLanguage> known, String tag) {
        return IntStream.range(0, known.size())
                .filter(l -> known.get(l).tag().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    /** The numbers of the languages that remain, at least one; one alone is decided. */
    int[] candidates(CleanText text) {
        int decided = decided(text);
        return decided == UNDECIDED ? remaining(text) : new int[] {decided};
    }

    private int decided(CleanText text) {
        int[] words = new int[languages];
        int without = 0;
        int[] letters = new int[languages];
        int[] touched = new int[languages];
        for (int w = 0; w < text.words(); w++) {
            int count = 0;
            for (int i = text.start(w); i < text.end(w); i++) {
                for (int language : votes[text.charAt(i)]) {
                    if (letters[language]++ == 0) {
                        touched[count++] = language;
                    }
                }
            }
            int winner = winner(letters, touched, count);
            if (winner == UNDECIDED) {
                without++;
            } else {
                words[winner]++;
            }
            for (int t = 0; t < count; t++) {
                letters[touched[t]] = 0;
            }
        }
        return majority(words, without < 0.5 * text.words() ? 0 : without);
    }

    /** The language with more than any other, among those counted. */
    private static int winner(int[] counts, int[] counted, int count) {
        int best = UNDECIDED;
        int most = 0;
        int second = 0;
        for (int t = 0; t < count; t++) {
            int n = counts[counted[t]];
            if (n > most) {
                second = most;
                most = n;
                best = counted[t];
            } else if (n > second) {
                second = n;
            }
        }
        return most > second ? best : UNDECIDED;
    }

    private int majority(int[] words, int without) {
        int kinds = without > 0 ? 1 : 0;
        int best = UNDECIDED;
        int most = without;
        int second = 0;
        for (int l = 0; l < languages; l++) {
            if (words[l] > 0) {
                kinds++;
                if (words[l] > most) {
                    second = most;
                    most = words[l];
                    best = l;
                } else if (words[l] > second) {
                    second = words[l];
                }
            }
        }
        if (kinds == 2 && words[chinese] > 0 && words[japanese] > 0) {
            return japanese;
        }
        return most > second ? best : UNDECIDED;
    }

    private int[] remaining(CleanText text) {
        int script = mostFrequentScript(text);
        if (script == Alphabets.NONE) {
            return IntStream.range(0, languages).toArray();
        }
        int[] ofScript = byAlphabet[script];
        int[] counts = specialLetters(text);
        int[] chosen = Arrays.stream(ofScript)
                .filter(l -> counts[l] > 0 && counts[l] >= text.words() / 2.0)
                .toArray();
        return chosen.length == 0 ? ofScript : chosen;
    }

    /** The script that most words are wholly in; none if several are equally frequent and no other is in the text. */
    private static int mostFrequentScript(CleanText text) {
        int[] words = new int[Alphabets.COUNT];
        int[] seen = new int[Alphabets.COUNT];
        int count = 0;
        for (int w = 0; w < text.words(); w++) {
            int script = script(text, w);
            if (script != Alphabets.NONE && words[script]++ == 0) {
                seen[count++] = script;
            }
        }
        int best = Alphabets.NONE;
        boolean differ = count == 1;
        for (int i = 0; i < count; i++) {
            differ |= words[seen[i]] != words[seen[0]];
            if (best == Alphabets.NONE || words[seen[i]] > words[best]) {
                best = seen[i];
            }
        }
        return differ ? best : Alphabets.NONE;
    }

    private static int script(CleanText text, int word) {
        int script = Alphabets.NONE;
        int start = text.start(word);
        for (int i = start; i < text.end(word); i++) {
            char c = text.charAt(i);
            int own = Alphabets.of(c);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.end(word)
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                own = Alphabets.ofCodePoint(Character.toCodePoint(c, text.charAt(++i)));
            }
            if (own == Alphabets.NONE || (script != Alphabets.NONE && own != script)) {
                return Alphabets.NONE;
            }
            script = own;
        }
        return script;
    }

    /** For each language in how many words each of its special letters stands, added up. */
    private int[] specialLetters(CleanText text) {
        int[] counts = new int[languages];
        int[] lastWord = null;
        for (int w = 0; w < text.words(); w++) {
            for (int i = text.start(w); i < text.end(w); i++) {
                int number = specialNumbers[text.charAt(i)];
                if (number == 0) {
                    continue;
                }
                if (lastWord == null) {
                    lastWord = new int[special.size()];
                }
                if (lastWord[number] != w + 1) {
                    lastWord[number] = w + 1;
                    for (int language : special.get(number)) {
                        counts[language]++;
                    }
                }
            }
        }
        return counts;
    }
}
