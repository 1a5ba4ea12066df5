package org.perennial.analysis.dedup;

/**
 * What two bottom-k sketches tell about the sets behind them.
 *
 * @param containment the share of the smaller set that is in the larger, 0 to 1
 * @param resemblance the share of the union that is in both (Jaccard), 0 to 1
 * @param shorter estimated size of the smaller set
 * @param longer estimated size of the larger set
 */
record Overlap(double containment, double resemblance, double shorter, double longer) {
    static Overlap of(long[] one, long[] other) {
        long limit = Math.min(limit(one), limit(other));
        int i = 0;
        int j = 0;
        int common = 0;
        while (i < one.length && j < other.length && one[i] < limit && other[j] < limit) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        while (i < one.length && one[i] < limit) {
            i++;
        }
        while (j < other.length && other[j] < limit) {
            j++;
        }
        double fewer = Math.min(i, j);
        double all = i + j - common;
        double sizeOne = size(one);
        double sizeOther = size(other);
        return new Overlap(
                fewer == 0 ? 0 : common / fewer,
                all == 0 ? 0 : common / all,
                Math.min(sizeOne, sizeOther),
                Math.max(sizeOne, sizeOther));
    }

    /** Below this value the sketch has every hash of its text. */
    private static long limit(long[] sketch) {
        return sketch.length < TextPrint.SKETCH ? Long.MAX_VALUE : sketch[sketch.length - 1] + 1;
    }

    private static double size(long[] sketch) {
        return sketch.length < TextPrint.SKETCH
                ? sketch.length
                : (sketch.length - 1) / (double) sketch[sketch.length - 1] * (1L << TextPrint.SKETCH_BITS);
    }
}
