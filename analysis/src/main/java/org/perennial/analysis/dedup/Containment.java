package org.perennial.analysis.dedup;

import java.util.Arrays;

/**
 * How much of each of two texts stands in the other, 0 to 1: counted, where {@link Comparison} estimates from what is kept.
 *
 * @param ofText the share of the text that the other has
 * @param ofOther the share of the other that the text has
 */
public record Containment(double ofText, double ofOther) {

    /** Counts the runs of characters that two texts share; a text without letters shares nothing. */
    public static Containment of(String text, String other) {
        long[] one = grams(text);
        long[] two = grams(other);
        int common = (int) Arrays.stream(one)
                .filter(gram -> Arrays.binarySearch(two, gram) >= 0)
                .count();
        return new Containment(share(common, one.length), share(common, two.length));
    }

    private static double share(int common, int all) {
        return all == 0 ? 0 : (double) common / all;
    }

    /** The different grams of a text, ascending. */
    private static long[] grams(String text) {
        return Arrays.stream(Grams.of(NormalForm.of(text).replace(" ", ""), TextPrint.GRAM))
                .sorted()
                .distinct()
                .toArray();
    }
}
