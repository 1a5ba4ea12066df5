package org.perennial.analysis.language.models;

import java.util.Arrays;

/**
 * The probabilities of n-grams in the lists of one script, in steps. The file has those of the n-grams that a list has; after the
 * smoothing, what a list lacks has that of the n-gram without its first character, lessened by what its beginning leaves for
 * characters that do not follow it.
 */
final class FrequencyCells {
    private static final int LONGEST = FrequencyTable.LONGEST;

    private final int lists;
    /** The keys of the n-grams by length, and where each length begins among all. */
    private final long[][] keys = new long[LONGEST + 1][];

    private final int[] first = new int[LONGEST + 2];
    private final NgramIndex index = new NgramIndex();
    /** For each n-gram its lists' values, length by length. */
    private final byte[][] values = new byte[LONGEST + 1][];
    /** For each n-gram that may be a beginning what it leaves for others, in steps, length by length. */
    private final byte[][] shorter = new byte[LONGEST][];

    /** Reads them from where the compiler wrote them. */
    FrequencyCells(FrequencyFile.Reader in, int lists) {
        this.lists = lists;
        byte[][] own = new byte[LONGEST + 1][];
        boolean[][] has = new boolean[LONGEST + 1][];
        for (int length = 1; length <= LONGEST; length++) {
            readNgrams(in, length);
            int cells = keys[length].length * lists;
            own[length] = new byte[cells];
            has[length] = new boolean[cells];
            if (length < LONGEST) {
                shorter[length] = new byte[cells];
            }
            for (int list = 0; list < lists; list++) {
                int place = list;
                for (int left = in.number(); left > 0; left--) {
                    place += in.number() * lists;
                    own[length][place] = (byte) in.octet();
                    has[length][place] = true;
                }
                place = list;
                for (int left = length < LONGEST ? in.number() : 0; left > 0; left--) {
                    place += in.number() * lists;
                    shorter[length][place] = (byte) in.octet();
                }
            }
        }
        shorter[0] = new byte[lists];
        for (int list = 0; list < lists; list++) {
            shorter[0][list] = (byte) in.octet();
        }
        for (int length = 1; length <= LONGEST; length++) {
            values[length] = own[length];
            fill(length, has[length]);
        }
    }

    private void readNgrams(FrequencyFile.Reader in, int length) {
        keys[length] = new long[in.number()];
        first[length + 1] = first[length] + keys[length].length;
        for (int i = 0; i < keys[length].length; i++) {
            in.nextText();
            long key = 0;
            for (int c = 0; c < length; c++) {
                key = key << Character.SIZE | in.characters()[c];
            }
            keys[length][i] = key;
            index.add(key, first[length] + i);
        }
    }

    private void fill(int length, boolean[] has) {
        byte[] unseen = new byte[lists];
        Arrays.fill(unseen, (byte) FrequencyTable.UNSEEN_STEPS);
        long end = length == 1 ? 0 : -1L >>> (Long.SIZE - (length - 1) * Character.SIZE);
        for (int i = 0; i < keys[length].length; i++) {
            long key = keys[length][i];
            byte[] without = length == 1 ? unseen : values[length - 1];
            int ofEnd = length == 1 ? 0 : (index.find(key & end) - first[length - 1]) * lists;
            int ofBeginning = length == 1 ? 0 : (index.find(key >>> Character.SIZE) - first[length - 1]) * lists;
            for (int list = 0; list < lists; list++) {
                int place = i * lists + list;
                if (!has[place]) {
                    int steps = (without[ofEnd + list] & 0xff) + (shorter[length - 1][ofBeginning + list] & 0xff);
                    values[length][place] = (byte) Math.min(FrequencyTable.LEAST, steps);
                }
            }
        }
    }

    /** The number of each n-gram's row. */
    NgramIndex index() {
        return index;
    }

    /** How many n-grams there are. */
    int size() {
        return first[LONGEST + 1];
    }

    /** Gives the values of all lists for the n-grams from the first row on. */
    void forEachRow(RowTaker taker) {
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < keys[length].length; i++) {
                taker.take(first[length] + i, values[length], i * lists);
            }
        }
    }

    /** Takes the values of a row, which begin at a place of an array. */
    interface RowTaker {
        void take(int row, byte[] values, int from);
    }
}
