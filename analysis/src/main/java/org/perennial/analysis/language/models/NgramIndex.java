package org.perennial.analysis.language.models;

/**
 * A number for each n-gram: open addressing, exact keys.
 *
 * <p>The key of up to four characters is these themselves, 16 bits each, so different n-grams never have the same one, and no
 * n-gram has 0.
 */
final class NgramIndex {
    /** What no n-gram has for a number. */
    static final int ABSENT = -1;

    static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final double FULLEST = 0.77;
    private static final int FIRST_BITS = 10;

    private long[] keys = new long[1 << FIRST_BITS];
    private int[] numbers = new int[1 << FIRST_BITS];
    private int shift = Long.SIZE - FIRST_BITS;
    private int size;

    /** How many n-grams it has. */
    int size() {
        return size;
    }

    /** The number of a key, or {@link #ABSENT}. */
    int find(long key) {
        long[] slots = keys;
        int at = (int) ((key * SPREAD) >>> shift);
        while (true) {
            long found = slots[at];
            if (found == key) {
                return numbers[at];
            }
            if (found == 0) {
                return ABSENT;
            }
            at = (at + 1) & (slots.length - 1);
        }
    }

    /** Adds a key that is neither 0 nor there. */
    void add(long key, int number) {
        if (size >= FULLEST * keys.length) {
            grow();
        }
        put(key, number);
        size++;
    }

    private void put(long key, int number) {
        int at = (int) ((key * SPREAD) >>> shift);
        while (keys[at] != 0) {
            at = (at + 1) & (keys.length - 1);
        }
        keys[at] = key;
        numbers[at] = number;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        shift--;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldNumbers[i]);
            }
        }
    }
}
