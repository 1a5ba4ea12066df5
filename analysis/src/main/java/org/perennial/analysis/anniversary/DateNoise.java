package org.perennial.analysis.anniversary;

import java.util.HashSet;
import java.util.Set;

/** Finds the figures around a month's name, over the words that may stand between day, month and year. */
final class DateNoise {
    private static final int MOST = 3;
    /** In tokens, which in scripts without spaces are characters. */
    private static final int LONGEST = 10;

    private final Set<String> words = new HashSet<>();

    DateNoise(Lexicon lexicon, Spellings spellings) {
        Lexicon.Dates dates = lexicon.dates();
        Lists.orEmpty(dates == null ? null : dates.noise())
                .forEach(word -> spellings
                        .of(word)
                        .forEach(spelling -> words.add(Folding.fold(spelling).strip())));
    }

    /** The number before a token, over a few words that mean nothing; -1 for none. */
    int numberBefore(Tokens tokens, int t, int least) {
        int i = t - 1;
        for (int skipped = 0; i >= least && skipped <= MOST; skipped++) {
            if (tokens.gap(i + 1) > Tokens.CLAUSE) {
                return -1;
            }
            if (tokens.isNumber(i)) {
                return i;
            }
            int length = before(tokens, i + 1, least);
            if (length == 0) {
                return -1;
            }
            i -= length;
        }
        return -1;
    }

    /** The number at or behind a token, over as few; -1 for none. */
    int numberAt(Tokens tokens, int t) {
        int i = t;
        for (int skipped = 0; i < tokens.size() && skipped <= MOST; skipped++) {
            if (tokens.gap(i) > Tokens.CLAUSE) {
                return -1;
            }
            if (tokens.isNumber(i)) {
                return i;
            }
            int length = at(tokens, i);
            if (length == 0) {
                return -1;
            }
            i += length;
        }
        return -1;
    }

    /** How many tokens of noise end before a token: one, or in scripts without spaces as many as the word has. */
    private int before(Tokens tokens, int end, int least) {
        for (int from = end - 1; from >= Math.max(least, end - LONGEST); from--) {
            if (at(tokens, from) == end - from) {
                return end - from;
            }
            if (!tokens.isAlone(from)) {
                return 0;
            }
        }
        return 0;
    }

    private int at(Tokens tokens, int t) {
        if (!tokens.isAlone(t)) {
            boolean ending = tokens.isGlued(t) && tokens.length(t) <= 4 && t > 0;
            return ending || words.contains(tokens.word(t)) ? 1 : 0;
        }
        StringBuilder word = new StringBuilder();
        int longest = 0;
        for (int at = t; at < tokens.size() && at - t < LONGEST && tokens.isAlone(at); at++) {
            if (at > t && !tokens.isGlued(at)) {
                break;
            }
            word.append(tokens.word(at));
            longest = words.contains(word.toString()) ? at - t + 1 : longest;
        }
        return longest;
    }
}
