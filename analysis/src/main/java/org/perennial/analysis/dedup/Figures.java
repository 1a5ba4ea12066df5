package org.perennial.analysis.dedup;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The numbers of a text, each with the letters around it: where two texts say the same around other numbers, one revises
 * the other, or both fill in one template. A number whose surroundings the other text lacks says neither.
 *
 * <p>A figure is one value: the hash of its {@value #AROUND} letters before and after, then that of its digits.
 */
final class Figures {
    /** Width of a figure. */
    static final int BITS = 32;

    static final int MOST = 64;

    private static final int AROUND = 10;
    private static final int DIGITS_BITS = 8;

    private Figures() {}

    /** The figures of a text in its normal form, ascending; of more than {@value #MOST} the smallest. */
    static long[] of(String form) {
        StringBuilder letters = new StringBuilder(form.length());
        SortedSet<Long> figures = new TreeSet<>();
        for (int i = 0; i < form.length(); ) {
            char c = form.charAt(i);
            if (!isDigit(c)) {
                if (c != ' ') {
                    letters.append(c);
                }
                i++;
                continue;
            }
            int end = end(form, i);
            String around = letters.substring(Math.max(0, letters.length() - AROUND)) + '#' + after(form, end);
            figures.add(Grams.hash(around, BITS - DIGITS_BITS) << DIGITS_BITS
                    | Grams.hash(form.substring(i, end), DIGITS_BITS));
            i = end;
        }
        return figures.stream().limit(MOST).mapToLong(Long::longValue).toArray();
    }

    /** The figures of two texts that stand among the same letters: how many agree, and how many do not. */
    static Agreement compared(long[] one, long[] other) {
        int kept = 0;
        int changed = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            long place = one[i] >>> DIGITS_BITS;
            long otherPlace = other[j] >>> DIGITS_BITS;
            if (place != otherPlace) {
                if (place < otherPlace) {
                    i++;
                } else {
                    j++;
                }
                continue;
            }
            int from = i;
            int otherFrom = j;
            while (i < one.length && one[i] >>> DIGITS_BITS == place) {
                i++;
            }
            while (j < other.length && other[j] >>> DIGITS_BITS == place) {
                j++;
            }
            if (meet(one, from, i, other, otherFrom, j)) {
                kept++;
            } else {
                changed++;
            }
        }
        return new Agreement(kept, changed);
    }

    /**
     * Places that two texts share.
     *
     * @param kept those with the same number
     * @param changed those with another number
     */
    record Agreement(int kept, int changed) {}

    private static boolean meet(long[] one, int from, int to, long[] other, int otherFrom, int otherTo) {
        for (int i = from; i < to; i++) {
            for (int j = otherFrom; j < otherTo; j++) {
                if (one[i] == other[j]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The end of a number, over the single spaces that separators and fractions left in the normal form. */
    private static int end(String form, int from) {
        int end = from;
        while (end < form.length()
                && (isDigit(form.charAt(end))
                        || (form.charAt(end) == ' ' && end + 1 < form.length() && isDigit(form.charAt(end + 1))))) {
            end++;
        }
        return end;
    }

    private static String after(String form, int from) {
        StringBuilder letters = new StringBuilder(AROUND);
        for (int i = from; i < form.length() && letters.length() < AROUND; i++) {
            char c = form.charAt(i);
            if (c != ' ' && !isDigit(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
