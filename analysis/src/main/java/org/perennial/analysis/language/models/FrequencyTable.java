package org.perennial.analysis.language.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

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

    /** Some 16,000 words of a script: 8 MB in Latin letters. */
    private static final int RECENT_BITS = 14;

    private static final double ALLOWANCE = 0.35;
    private static final int LONGEST_LIST = 8_000;
    private static final int SHORTEST_LIST = 300;
    /** The same in steps. */
    static final int UNSEEN_STEPS = (int) Math.round(-Math.log(UNSEEN) * STEPS);

    private final int script;
    private final List<String> tags;
    /** For each row of a list the number of its language: one that is also known without accents has two rows. */
    private final int[] languageOf;
    /** For each language what a word is worth more because its list is short. */
    private final double[] allowances;

    private final NgramIndex ngrams;
    /** For each n-gram eight languages in a number: those with an even place in the lower halves of its pairs of bytes. */
    private final long[] rows;

    private final int width;
    private final NgramIndex words = new NgramIndex();
    private final int[] starts;
    private final byte[] languages;
    private final byte[] values;
    /** Words of texts that were read before, each in the place of its key: one that takes another's place is computed anew. */
    private final AtomicReferenceArray<Word> recent = new AtomicReferenceArray<>(1 << RECENT_BITS);

    /**
     * A word that was read.
     *
     * @param logarithms of its probability, for each row of a list
     */
    private record Word(long key, float[] logarithms) {}

    /** Reads a table from where the compiler wrote it. */
    FrequencyTable(FrequencyFile.Reader in) {
        this.script = in.number();
        int lists = in.number();
        List<String> read = new ArrayList<>(lists);
        this.allowances = new double[lists];
        this.languageOf = new int[lists];
        for (int l = 0; l < lists; l++) {
            String tag = in.text();
            if (!read.contains(tag)) {
                read.add(tag);
            }
            languageOf[l] = read.indexOf(tag);
            allowances[l] = allowance(in.number());
        }
        this.tags = List.copyOf(read);
        FrequencyCells cells = new FrequencyCells(in, lists);
        this.ngrams = cells.index();
        this.width = (lists + LANES - 1) / LANES;
        this.rows = new long[cells.size() * width];
        cells.forEachRow((row, values, from) -> {
            for (int l = 0; l < lists; l++) {
                rows[row * width + l / LANES] |= (values[from + l] & 0xffL) << (l % LANES * Byte.SIZE);
            }
        });
        int count = in.number();
        this.starts = new int[count + 1];
        int postings = in.number();
        this.languages = new byte[postings];
        this.values = new byte[postings];
        for (int word = 0; word < count; word++) {
            in.nextText();
            words.add(key(in.characters(), 0, in.length()), word);
            int from = starts[word];
            int having = in.octet();
            for (int i = 0; i < having; i++) {
                languages[from + i] = (byte) in.octet();
                values[from + i] = (byte) in.octet();
            }
            starts[word + 1] = from + having;
        }
    }

    /** A short list explains less of any text; without this, texts of its language fall to a neighbour with a long one. */
    private static double allowance(int length) {
        return ALLOWANCE * Math.log((double) LONGEST_LIST / Math.max(SHORTEST_LIST, Math.min(length, LONGEST_LIST)));
    }

    /** The ICU number of the script. */
    int script() {
        return script;
    }

    /** The tags of the languages. */
    List<String> tags() {
        return tags;
    }

    /** How likely a text's words are in each language. */
    ListReading read(String text) {
        WordCutter cutter = new WordCutter(text, script);
        float[] sums = new float[languageOf.length];
        int words = 0;
        while (cutter.next()) {
            words++;
            float[] word = logarithms(
                    cutter.characters(), cutter.start(), Math.min(cutter.end(), cutter.start() + LONGEST_WORD));
            for (int l = 0; l < sums.length; l++) {
                sums[l] += word[l];
            }
        }
        return new ListReading(tags, better(sums), words);
    }

    /** What is said of each language, by its spelling with accents or without, whichever explains the text better. */
    private double[] better(float[] sums) {
        double[] better = new double[tags.size()];
        Arrays.fill(better, Double.NEGATIVE_INFINITY);
        for (int l = 0; l < sums.length; l++) {
            better[languageOf[l]] = Math.max(better[languageOf[l]], sums[l]);
        }
        return better;
    }

    /** How likely a word is in each language; most words of a text stood in texts before it. */
    private float[] logarithms(char[] text, int start, int end) {
        long key = key(text, start, end);
        int slot = (int) (key >>> (Long.SIZE - RECENT_BITS));
        Word word = recent.get(slot);
        if (word == null || word.key() != key) {
            word = new Word(key, computed(key, text, start, end));
            recent.setRelease(slot, word);
        }
        return word.logarithms();
    }

    private float[] computed(long key, char[] text, int start, int end) {
        long[] even = new long[width];
        long[] odd = new long[width];
        spell(text, start, end, even, odd);
        float[] logarithms = new float[languageOf.length];
        for (int l = 0; l < logarithms.length; l++) {
            logarithms[l] = (float) (SPELT + allowances[l] - spelt(even, odd, l) / STEPS);
        }
        addWhole(key, even, odd, logarithms);
        return logarithms;
    }

    private void spell(char[] text, int start, int end, long[] even, long[] odd) {
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
    private void addWhole(long key, long[] even, long[] odd, float[] logarithms) {
        int word = words.find(key);
        if (word == NgramIndex.ABSENT) {
            return;
        }
        for (int i = starts[word]; i < starts[word + 1]; i++) {
            int language = languages[i] & 0xff;
            double whole = WHOLE - (values[i] & 0xff) / STEPS;
            double letters = SPELT - spelt(even, odd, language) / STEPS;
            logarithms[language] += (float)
                    (whole > letters
                            ? whole - letters + Math.log1p(Math.exp(letters - whole))
                            : Math.log1p(Math.exp(whole - letters)));
        }
    }

    private static long spelt(long[] even, long[] odd, int language) {
        int place = language % LANES;
        long pairs = (place % 2 == 0 ? even : odd)[language / LANES];
        return pairs >>> (place / 2 * Character.SIZE) & 0xffff;
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
