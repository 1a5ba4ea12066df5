package org.perennial.analysis.language.models;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the frequency lists of one script say: for each n-gram of one to three characters its probability after the characters before
 * it in every language, and for each word the languages that have it.
 *
 * <p>Probabilities are kept as bytes: natural logarithms, negative, in steps of a sixteenth.
 */
final class FrequencyTable {
    /** Steps of a natural logarithm. */
    static final double STEPS = 16;

    static final int LEAST = 255;
    /** The longest n-grams. */
    static final int LONGEST = 3;
    /** The probability of a character that no list has. */
    static final double UNSEEN = 1.0 / 3_000;

    /** How much of a word's probability is that of the word as a whole, where a list has it; the rest is spelt. */
    private static final double WHOLE = Math.log(0.5);

    private static final double SPELT = Math.log(0.5);

    private static final int LANES = Long.BYTES;
    private static final long EVEN = 0x00ff_00ff_00ff_00ffL;
    private static final long ONES = 0x0001_0001_0001_0001L;
    /** Letters of a word that are looked at, so that their values fit into 16 bits. */
    private static final int LONGEST_WORD = 200;

    private static final double ALLOWANCE = 0.35;
    private static final int LONGEST_LIST = 8_000;
    private static final int SHORTEST_LIST = 300;
    private static final int UNSEEN_STEPS = (int) Math.round(-Math.log(UNSEEN) * STEPS);

    private final int script;
    private final List<String> tags;
    /** For each language what a word is worth more because its list is short. */
    private final double[] allowances;

    private final NgramIndex ngrams = new NgramIndex();
    /** For each n-gram eight languages in a number: those with an even place in the lower halves of its pairs of bytes. */
    private final long[] rows;

    private final int width;
    private final NgramIndex words = new NgramIndex();
    private final int[] starts;
    private final byte[] languages;
    private final byte[] values;

    private FrequencyTable(DataInputStream in) throws IOException {
        this.script = in.readInt();
        int languageCount = in.readUnsignedByte();
        List<String> read = new ArrayList<>(languageCount);
        this.allowances = new double[languageCount];
        for (int l = 0; l < languageCount; l++) {
            read.add(in.readUTF());
            allowances[l] = allowance(in.readInt());
        }
        this.tags = List.copyOf(read);
        int height = in.readInt();
        for (int row = 0; row < height; row++) {
            long key = 0;
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                key = key << Character.SIZE | in.readChar();
            }
            ngrams.add(key, row);
        }
        this.width = (languageCount + LANES - 1) / LANES;
        this.rows = new long[height * width];
        byte[] row = new byte[languageCount];
        for (int r = 0; r < height; r++) {
            in.readFully(row);
            for (int l = 0; l < languageCount; l++) {
                rows[r * width + l / LANES] |= (row[l] & 0xffL) << (l % LANES * Byte.SIZE);
            }
        }
        int count = in.readInt();
        this.starts = new int[count + 1];
        int postings = in.readInt();
        this.languages = new byte[postings];
        this.values = new byte[postings];
        String before = "";
        for (int word = 0; word < count; word++) {
            before = before.substring(0, in.readUnsignedByte()) + in.readUTF();
            char[] characters = before.toCharArray();
            words.add(key(characters, 0, characters.length), word);
            int from = starts[word];
            int having = in.readUnsignedByte();
            for (int i = 0; i < having; i++) {
                languages[from + i] = in.readByte();
                values[from + i] = in.readByte();
            }
            starts[word + 1] = from + having;
        }
    }

    /** A short list explains less of any text; without this, texts of its language fall to a neighbour with a long one. */
    private static double allowance(int length) {
        return ALLOWANCE * Math.log((double) LONGEST_LIST / Math.max(SHORTEST_LIST, Math.min(length, LONGEST_LIST)));
    }

    static FrequencyTable read(DataInputStream in) throws IOException {
        return new FrequencyTable(in);
    }

    /** The ICU number of the script. */
    int script() {
        return script;
    }

    /** The tags of the languages; one that is also known without accents comes twice. */
    List<String> tags() {
        return tags;
    }

    /** How likely a text's words are in each language. */
    ListReading read(String text) {
        WordCutter cutter = new WordCutter(text, script);
        double[] sums = new double[tags.size()];
        int[] spelt = new int[tags.size()];
        long[] even = new long[width];
        long[] odd = new long[width];
        int words = 0;
        while (cutter.next()) {
            words++;
            int end = Math.min(cutter.end(), cutter.start() + LONGEST_WORD);
            spell(cutter.characters(), cutter.start(), end, even, odd);
            addWhole(cutter.characters(), cutter.start(), end, even, odd, sums);
            unpack(even, odd, spelt);
        }
        for (int l = 0; l < sums.length; l++) {
            sums[l] += words * (SPELT + allowances[l]) - spelt[l] / STEPS;
        }
        return new ListReading(tags, sums, words);
    }

    private void spell(char[] text, int start, int end, long[] even, long[] odd) {
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
        long key = ' ';
        for (int i = start; i <= end; i++) {
            key = (key << Character.SIZE | (i < end ? text[i] : ' ')) & (-1L >>> Character.SIZE);
            int row = find(key);
            if (row == NgramIndex.ABSENT) {
                for (int lane = 0; lane < width; lane++) {
                    even[lane] += UNSEEN_STEPS * ONES;
                    odd[lane] += UNSEEN_STEPS * ONES;
                }
                continue;
            }
            int from = row * width;
            for (int lane = 0; lane < width; lane++) {
                even[lane] += rows[from + lane] & EVEN;
                odd[lane] += rows[from + lane] >>> Byte.SIZE & EVEN;
            }
        }
    }

    /** Adds what it is worth that a list has the word as a whole. */
    private void addWhole(char[] text, int start, int end, long[] even, long[] odd, double[] sums) {
        int word = words.find(key(text, start, end));
        if (word == NgramIndex.ABSENT) {
            return;
        }
        for (int i = starts[word]; i < starts[word + 1]; i++) {
            int language = languages[i] & 0xff;
            double whole = WHOLE - (values[i] & 0xff) / STEPS;
            double letters = SPELT - spelt(even, odd, language) / STEPS;
            if (whole > letters) {
                sums[language] += whole - letters + Math.log1p(Math.exp(letters - whole));
            } else {
                sums[language] += Math.log1p(Math.exp(whole - letters));
            }
        }
    }

    private static long spelt(long[] even, long[] odd, int language) {
        int place = language % LANES;
        long pairs = (place % 2 == 0 ? even : odd)[language / LANES];
        return pairs >>> (place / 2 * Character.SIZE) & 0xffff;
    }

    private static void unpack(long[] even, long[] odd, int[] sums) {
        for (int lane = 0; lane < even.length; lane++) {
            int first = lane * LANES;
            int last = Math.min(sums.length, first + LANES);
            long evens = even[lane];
            for (int l = first; l < last; l += 2) {
                sums[l] += (int) (evens & 0xffff);
                evens >>>= Character.SIZE;
            }
            long odds = odd[lane];
            for (int l = first + 1; l < last; l += 2) {
                sums[l] += (int) (odds & 0xffff);
                odds >>>= Character.SIZE;
            }
        }
    }

    /** The row of an n-gram, or else of its longest end that has one. */
    private int find(long ngram) {
        int row = ngrams.find(ngram);
        if (row == NgramIndex.ABSENT) {
            row = ngrams.find(ngram & 0xffff_ffffL);
        }
        return row == NgramIndex.ABSENT ? ngrams.find(ngram & 0xffffL) : row;
    }

    /** Stands for a word in 64 bits: two of all lists are the same by accident once in 10^8 sets of lists. */
    private static long key(char[] text, int start, int end) {
        long key = end - start;
        for (int i = start; i < end; i++) {
            key = (key ^ text[i]) * NgramIndex.SPREAD;
            key ^= key >>> 32;
        }
        return key == 0 ? 1 : key;
    }
}
