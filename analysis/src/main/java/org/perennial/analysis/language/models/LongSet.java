package org.perennial.analysis.language.models;

/** The n-grams that have been seen in one text, by their keys. */
final class LongSet {
    private static final int SMALLEST = 64;

    private final long[] slots;
    private final int shift;

    /** @param most how many keys will be added at most */
    LongSet(int most) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(SMALLEST, most) - 1) + 1;
        this.slots = new long[1 << bits];
        this.shift = Long.SIZE - bits;
    }

    /** Adds a key other than 0, and tells whether it is new. */
    boolean add(long key) {
        int at = (int) ((key * NgramIndex.SPREAD) >>> shift);
        while (slots[at] != 0) {
            if (slots[at] == key) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = key;
        return true;
    }
}
