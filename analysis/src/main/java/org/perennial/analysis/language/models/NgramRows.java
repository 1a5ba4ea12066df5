package org.perennial.analysis.language.models;

import java.util.Arrays;

/**
 * For each n-gram of one to three characters a row with its logarithm of probability in every language of one group, those that
 * share scripts.
 *
 * <p>Where a language does not know the n-gram, the value of its longest beginning that the language knows stands there: what
 * Lingua looks up one by one. 0 where it knows none, as in Lingua.
 */
final class NgramRows {
    /** The length of the longest n-grams. */
    static final int LONGEST = 3;

    private final int first;
    private final int width;
    /** The number of the row of an n-gram. */
    private final NgramIndex index = new NgramIndex();

    private float[] values;

    /**
     * Rows that are still to be put in.
     *
     * @param first the number of the group's first language
     * @param width how many languages the group has
     */
    NgramRows(int first, int width) {
        this.first = first;
        this.width = width;
        this.values = new float[width << 6];
    }

    /** Puts in a value; those of all shorter n-grams must be there, of all languages. */
    void put(long key, int language, float logarithm) {
        int row = index.find(key);
        if (row == NgramIndex.ABSENT) {
            row = append(key);
        }
        values[row * width + language - first] = logarithm;
    }

    private int append(long key) {
        int row = index.size();
        if ((row + 1) * width > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        int beginning = find(key >>> Character.SIZE);
        if (beginning != NgramIndex.ABSENT) {
            System.arraycopy(values, beginning * width, values, row * width, width);
        }
        index.add(key, row);
        return row;
    }

    /** Gives back the room that is left. */
    void trim() {
        values = Arrays.copyOf(values, index.size() * width);
    }

    /** The row of an n-gram, or else of its longest beginning that has one. */
    private int find(long key) {
        int found = NgramIndex.ABSENT;
        for (long beginning = key; beginning != 0 && found == NgramIndex.ABSENT; beginning >>>= Character.SIZE) {
            found = index.find(beginning);
        }
        return found;
    }

    /** Adds an n-gram's values to the sums of all languages. */
    void add(long key, double[] sums) {
        int row = find(key);
        if (row == NgramIndex.ABSENT) {
            return;
        }
        float[] all = values;
        int from = row * width;
        for (int i = 0; i < width; i++) {
            sums[first + i] += all[from + i];
        }
    }

    /** Counts a letter for each language that has it. */
    void count(char letter, int[] known) {
        int row = index.find(letter);
        for (int i = 0; i < width && row != NgramIndex.ABSENT; i++) {
            if (values[row * width + i] != 0) {
                known[first + i]++;
            }
        }
    }

    /** The value of an n-gram in one language; 0 if the language does not know how it begins. */
    float value(long key, int language) {
        int row = find(key);
        return row == NgramIndex.ABSENT ? 0 : values[row * width + language - first];
    }

    /** The key of the first characters of an n-gram, four at most. */
    static long key(char[] ngram, int count) {
        long key = 0;
        for (int i = 0; i < count; i++) {
            key = key << Character.SIZE | ngram[i];
        }
        return key;
    }
}
