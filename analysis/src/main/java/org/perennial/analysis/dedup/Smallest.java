package org.perennial.analysis.dedup;

import java.util.Arrays;

/** The k smallest different values of those offered, in ascending order: a bottom-k sketch while it is drawn. */
final class Smallest {
    private final long[] values;
    private int size;

    Smallest(int k) {
        values = new long[k];
    }

    void offer(long value) {
        if (size == values.length && value >= values[size - 1]) {
            return;
        }
        int at = Arrays.binarySearch(values, 0, size, value);
        if (at >= 0) {
            return;
        }
        at = -at - 1;
        if (size < values.length) {
            size++;
        }
        System.arraycopy(values, at, values, at + 1, size - 1 - at);
        values[at] = value;
    }

    long[] ascending() {
        return Arrays.copyOf(values, size);
    }
}
