package org.perennial.analysis.story;

/**
 * What a name sounds like in any script: its consonants, those that languages exchange taken as one.
 *
 * <p>Cognates across languages by consonant skeletons: after Steinberger 2008 and Pouliquen et al. 2006, who compare names
 * without vowels and doubled letters.
 */
final class Sounds {
    static final int LONGEST = 6;

    private static final String SOFTENING = "eiyzs";

    private Sounds() {}

    /** Appends the consonants of word[from, to) to {@code out}: of k, n, p, r, s, t, v; a vowel first is kept as a. */
    static void append(CharSequence word, int from, int to, StringBuilder latin, StringBuilder out) {
        latin.setLength(0);
        for (int i = from; i < to; i++) {
            char c = word.charAt(i);
            if (c == 'ו' || c == 'و') {
                // a consonant at the beginning and where it is doubled, else a vowel
                boolean doubled = i + 1 < to && word.charAt(i + 1) == c;
                latin.append(i == from || doubled ? "v" : "");
                i += doubled ? 1 : 0;
            } else if (Alphabet.plain(c) != 0) {
                latin.append(Alphabet.latin(c));
            }
        }
        consonants(latin, out);
    }

    private static void consonants(StringBuilder latin, StringBuilder out) {
        int start = out.length();
        int n = latin.length();
        for (int i = 0; i < n; i++) {
            char c = latin.charAt(i);
            char next = i + 1 < n ? latin.charAt(i + 1) : ' ';
            char after = i + 2 < n ? latin.charAt(i + 2) : ' ';
            char sound;
            switch (c) {
                case 'a', 'e', 'i', 'o', 'u', 'y', 'h' -> {
                    if (i > 0 || c == 'h') {
                        continue;
                    }
                    sound = 'a';
                }
                case 't' -> sound = next == 's' || next == 'z' ? 's' : 't';
                case 'd' -> sound = next == 'z' || next == 'j' ? 's' : 't';
                case 'c' -> {
                    boolean soft = next == 'h' ? isVowel(after) : SOFTENING.indexOf(next) >= 0;
                    sound = soft ? 's' : 'k';
                }
                case 'k' -> {
                    if (next == 'h') {
                        continue;
                    }
                    sound = 'k';
                }
                case 'g', 'q' -> sound = 'k';
                case 'p' -> sound = next == 'h' ? 'v' : 'p';
                case 'b', 'f', 'v', 'w' -> sound = 'v';
                case 'l', 'r' -> sound = 'r';
                case 'm' -> sound = 'n';
                case 'n' -> {
                    sound = 'n';
                    if (next == 'g' && !isVowel(after)) {
                        i++;
                    }
                }
                case 'j', 's', 'z' -> sound = 's';
                case 'x' -> {
                    put('k', out, start);
                    sound = 's';
                }
                default -> {
                    continue;
                }
            }
            put(sound, out, start);
        }
    }

    private static void put(char sound, StringBuilder out, int start) {
        if (out.length() == start || out.charAt(out.length() - 1) != sound) {
            out.append(sound);
        }
    }

    private static boolean isVowel(char c) {
        return "aeiouy".indexOf(c) >= 0;
    }
}
