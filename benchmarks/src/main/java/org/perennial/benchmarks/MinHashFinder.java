package org.perennial.benchmarks;

import info.debatty.java.lsh.MinHash;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.NormalForm;

/**
 * MinHash with 128 permutations in 32 bands of 4, as java-lsh computes it, over runs of 8 characters of the normal form;
 * copies resemble each other by at least .7, the default of the usual tools.
 */
final class MinHashFinder implements CopyFinder<int[]> {
    private static final int PERMUTATIONS = 128;
    private static final int BANDS = 32;
    private static final int GRAM = 8;
    private static final int DICTIONARY = 1 << 20;
    private static final long SEED = 42;

    private final MinHash minHash = new MinHash(PERMUTATIONS, DICTIONARY, SEED);
    private final double least;

    MinHashFinder(double least) {
        this.least = least;
    }

    @Override
    public String name() {
        return "MinHash 128, 32 bands, J >= " + least;
    }

    @Override
    public int[] print(@Nullable String title, String text) {
        return minHash.signature(grams(text));
    }

    /** The runs of 8 characters of a text's normal form without spaces, as numbers below 2^20. */
    static Set<Integer> grams(String text) {
        String form = NormalForm.of(text).replace(" ", "");
        Set<Integer> grams = new HashSet<>();
        for (int i = 0; i + GRAM <= form.length(); i++) {
            int hash = form.substring(i, i + GRAM).hashCode();
            grams.add((hash ^ (hash >>> 12)) & (DICTIONARY - 1));
        }
        return grams;
    }

    @Override
    public int bytes(int[] print) {
        return Integer.BYTES * print.length;
    }

    @Override
    public long[] keys(int[] print) {
        long[] keys = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < PERMUTATIONS / BANDS; row++) {
                key = key * 1_000_003 + print[band * (PERMUTATIONS / BANDS) + row];
            }
            keys[band] = key;
        }
        return keys;
    }

    @Override
    public boolean areCopies(int[] one, int[] other) {
        return minHash.similarity(one, other) >= least;
    }
}
