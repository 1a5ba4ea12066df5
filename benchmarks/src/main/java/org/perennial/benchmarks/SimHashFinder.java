package org.perennial.benchmarks;

import info.debatty.java.lsh.SuperBit;
import org.jspecify.annotations.Nullable;

/**
 * SimHash of 64 bits: the signs of random projections (Charikar 2002), which is what java-lsh's SuperBit computes in
 * groups of one, over runs of 8 characters of the normal form. Found by four tables of 16 bits, and copies when at most
 * three bits differ (Manku et al. 2007).
 */
final class SimHashFinder implements CopyFinder<Long> {
    private static final int DIMENSIONS = 2_048;
    private static final int TABLES = 4;
    private static final int MOST_BITS = 3;
    private static final long SEED = 42;

    private final SuperBit projections = new SuperBit(DIMENSIONS, 1, Long.SIZE, SEED);

    @Override
    public String name() {
        return "SimHash 64, 4 tables, k <= 3";
    }

    @Override
    public Long print(@Nullable String title, String text) {
        double[] vector = new double[DIMENSIONS];
        for (int gram : MinHashFinder.grams(text)) {
            vector[gram % DIMENSIONS]++;
        }
        boolean[] signs = projections.signature(vector);
        long bits = 0;
        for (int i = 0; i < signs.length; i++) {
            bits |= signs[i] ? 1L << i : 0;
        }
        return bits;
    }

    @Override
    public int bytes(Long print) {
        return Long.BYTES;
    }

    @Override
    public long[] keys(Long print) {
        long[] keys = new long[TABLES];
        for (int table = 0; table < TABLES; table++) {
            keys[table] = (long) table << Short.SIZE | (print >>> (table * Short.SIZE) & 0xFFFF);
        }
        return keys;
    }

    @Override
    public boolean areCopies(Long one, Long other) {
        return Long.bitCount(one ^ other) <= MOST_BITS;
    }
}
