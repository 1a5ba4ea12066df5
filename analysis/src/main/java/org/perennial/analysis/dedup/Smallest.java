package org.perennial.analysis.dedup;

import java.util.Arrays;

/** The k smallest different ones of many hashes: a bottom-k sketch of the set that they are of. */
final class Smallest {
    private Smallest() {}

    /**
     * The smallest hashes, ascending and different; fewer than k when there are no more.
     *
     * @param hashes non-negative values, spread evenly up to the largest long; they are not changed
     */
    static long[] of(long[] hashes, int k) {
        // Twice as many as asked for are expected below the limit: sorting those is all that is to do.
        double limit = Long.MAX_VALUE * (2.0 * k / Math.max(1, hashes.length));
        long[] smallest = below(limit, hashes);
        while (smallest.length < k && limit < Long.MAX_VALUE) {
            limit *= 2;
            smallest = below(limit, hashes);
        }
        return smallest.length <= k ? smallest : Arrays.copyOf(smallest, k);
    }

    private static long[] below(double limit, long[] hashes) {
        long highest = (long) limit; // the largest long for everything beyond
        long[] below = new long[hashes.length];
        int found = 0;
        for (long hash : hashes) {
            if (hash <= highest) {
                below[found++] = hash;
            }
        }
        Arrays.sort(below, 0, found);
        int different = 0;
        for (int i = 0; i < found; i++) {
            if (i == 0 || below[i] != below[i - 1]) {
                below[different++] = below[i];
            }
        }
        return Arrays.copyOf(below, different);
    }
}
