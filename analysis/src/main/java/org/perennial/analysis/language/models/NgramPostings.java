package org.perennial.analysis.language.models;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * For each n-gram of four or five characters the few languages that know it, and how much its value there differs from that of
 * its beginning.
 */
final class NgramPostings {
    private static final int KEY_CHARACTERS = 4;

    private final int length;
    private final NgramIndex index;
    /** Where the languages of each n-gram begin, and behind them all their number. */
    private final int[] starts;

    private final byte[] languages;
    private final float[] differences;

    private NgramPostings(int length, NgramIndex index, Unsorted unsorted) {
        this.length = length;
        this.index = index;
        this.starts = new int[index.size() + 1];
        for (int i = 0; i < unsorted.size; i++) {
            starts[unsorted.ngrams[i] + 1]++;
        }
        for (int n = 0; n < index.size(); n++) {
            starts[n + 1] += starts[n];
        }
        this.languages = new byte[unsorted.size];
        this.differences = new float[unsorted.size];
        int[] next = Arrays.copyOf(starts, index.size());
        for (int i = 0; i < unsorted.size; i++) {
            int at = next[unsorted.ngrams[i]]++;
            languages[at] = unsorted.languages[i];
            differences[at] = unsorted.differences[i];
        }
    }

    /**
     * Reads the n-grams of one length.
     *
     * @param rowsOf for each language the rows of its group
     * @param shorter those of the lengths before from four on
     */
    static NgramPostings read(DataInputStream in, int length, List<NgramRows> rowsOf, List<NgramPostings> shorter)
            throws IOException {
        NgramIndex index = new NgramIndex();
        Unsorted unsorted = new Unsorted();
        for (int l = 0; l < rowsOf.size(); l++) {
            int language = l;
            NgramRows rows = rowsOf.get(l);
            ModelFile.readNgrams(in, length, (ngram, logarithm) -> {
                float beginning = rows.value(NgramRows.key(ngram, NgramRows.LONGEST), language);
                long key = NgramRows.key(ngram, KEY_CHARACTERS);
                for (NgramPostings one : shorter) {
                    beginning += one.difference(key, language);
                    key = one.keyOfLonger(key, ngram[KEY_CHARACTERS]);
                }
                unsorted.add(number(index, key), language, logarithm - beginning);
            });
        }
        return new NgramPostings(length, index, unsorted);
    }

    /** Postings in the order in which they are read. */
    private static final class Unsorted {
        private int[] ngrams = new int[1 << 16];
        private byte[] languages = new byte[1 << 16];
        private float[] differences = new float[1 << 16];
        private int size;

        void add(int ngram, int language, float difference) {
            if (size == ngrams.length) {
                ngrams = Arrays.copyOf(ngrams, 2 * size);
                languages = Arrays.copyOf(languages, 2 * size);
                differences = Arrays.copyOf(differences, 2 * size);
            }
            ngrams[size] = ngram;
            languages[size] = (byte) language;
            differences[size++] = difference;
        }
    }

    private static int number(NgramIndex index, long key) {
        int found = index.find(key);
        if (found == NgramIndex.ABSENT) {
            found = index.size();
            index.add(key, found);
        }
        return found;
    }

    /** How many characters its n-grams have. */
    int length() {
        return length;
    }

    /** The key of an n-gram of one character more; 0, which no n-gram has, if none begins like that. */
    long keyOfLonger(long key, char last) {
        int number = index.find(key);
        return number == NgramIndex.ABSENT ? 0 : (number + 1L) << Character.SIZE | last;
    }

    /** Adds to the sums of the languages that know an n-gram by how much it differs from its beginning. */
    void add(long key, double[] sums) {
        int number = key == 0 ? NgramIndex.ABSENT : index.find(key);
        if (number == NgramIndex.ABSENT) {
            return;
        }
        for (int i = starts[number]; i < starts[number + 1]; i++) {
            sums[languages[i]] += differences[i];
        }
    }

    private float difference(long key, int language) {
        int number = index.find(key);
        if (number != NgramIndex.ABSENT) {
            for (int i = starts[number]; i < starts[number + 1]; i++) {
                if (languages[i] == language) {
                    return differences[i];
                }
            }
        }
        return 0;
    }
}
