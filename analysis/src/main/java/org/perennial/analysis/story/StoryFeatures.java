package org.perennial.analysis.story;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What of an article is compared to find its story: weighted hashes of its words, names, numbers, places, days and events.
 *
 * <p>Immutable. At most {@value #MOST_TERMS} terms, so at most {@value #MOST_BYTES} bytes in the form of {@link #toBytes}.
 */
public final class StoryFeatures {
    /** Nothing. */
    public static final StoryFeatures NONE = new StoryFeatures(new int[0], new byte[0]);

    static final int MOST_TERMS = 400;
    static final int MOST_BYTES = 1 + 5 * MOST_TERMS;

    private static final byte FORM = 1;
    private static final int BYTES_PER_TERM = 5;

    /** How many terms of each kind are kept, in the order of the kinds of {@link Term}. */
    private static final int[] MOST = {120, 60, 30, 90, 60, 20, 10, 10};

    /** Ascending, so terms of one kind stand together. */
    private final int[] terms;
    /** In the form of {@link #level}. */
    private final byte[] levels;

    private StoryFeatures(int[] terms, byte[] levels) {
        this.terms = terms;
        this.levels = levels;
    }

    /**
     * The features of an article.
     *
     * @param title the headline, whose terms count more; null when there is none
     * @param text the article's text, of any length; what stands behind the first 20,000 characters is not read
     * @param language BCP 47 tag; {@code und} when it cannot be told
     * @param eventTokens what names the remembered events of the article in every language alike, such as
     *     {@code khojaly-massacre|33}
     */
    public static StoryFeatures of(
            @Nullable String title, String text, String language, Collection<String> eventTokens) {
        return of(new FeatureReader(language).read(title, text, eventTokens));
    }

    /** The features that carry most weight, kind by kind. */
    static StoryFeatures of(TermWeights weights) {
        int[] all = weights.terms();
        int[] kept = new int[Math.min(all.length, MOST_TERMS)];
        byte[] levels = new byte[kept.length];
        int n = 0;
        for (int from = 0; from < all.length; ) {
            int kind = Term.kind(all[from]);
            int to = from;
            while (to < all.length && Term.kind(all[to]) == kind) {
                to++;
            }
            float least = least(all, from, to, weights, MOST[kind]);
            int ties = MOST[kind] - above(all, from, to, weights, least);
            for (int i = from; i < to; i++) {
                float weight = weights.get(all[i]);
                if (weight > least || (weight == least && ties-- > 0)) {
                    kept[n] = all[i];
                    levels[n++] = level(weight);
                }
            }
            from = to;
        }
        return new StoryFeatures(Arrays.copyOf(kept, n), Arrays.copyOf(levels, n));
    }

    /** The weight of the last that is among the {@code most} heaviest; 0 when all are. */
    private static float least(int[] terms, int from, int to, TermWeights weights, int most) {
        if (to - from <= most) {
            return 0;
        }
        float[] sorted = new float[to - from];
        for (int i = from; i < to; i++) {
            sorted[i - from] = weights.get(terms[i]);
        }
        Arrays.sort(sorted);
        return sorted[sorted.length - most];
    }

    private static int above(int[] terms, int from, int to, TermWeights weights, float least) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n += weights.get(terms[i]) > least ? 1 : 0;
        }
        return n;
    }

    /** The features of two together: weights are added. */
    public StoryFeatures plus(StoryFeatures other) {
        TermWeights sum = new TermWeights(size() + other.size());
        addTo(sum);
        other.addTo(sum);
        return of(sum);
    }

    void addTo(TermWeights sum) {
        for (int i = 0; i < terms.length; i++) {
            sum.add(terms[i], weight(i));
        }
    }

    StoryFeatures scaled(double factor) {
        byte[] scaled = levels.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = level((float) (weight(i) * factor));
        }
        return new StoryFeatures(terms, scaled);
    }

    int size() {
        return terms.length;
    }

    int term(int i) {
        return terms[i];
    }

    float weight(int i) {
        return WEIGHTS[levels[i] & 0xFF];
    }

    /** The features as bytes, the same for equal features on every machine. */
    public byte[] toBytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + BYTES_PER_TERM * terms.length).put(FORM);
        for (int i = 0; i < terms.length; i++) {
            bytes.putInt(terms[i]).put(levels[i]);
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are of another form
     */
    public static StoryFeatures fromBytes(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORM || bytes.length % BYTES_PER_TERM != 1 || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no story features of form " + FORM
                    + "; they were written by another version or cut");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        int[] terms = new int[bytes.length / BYTES_PER_TERM];
        byte[] levels = new byte[terms.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = in.getInt();
            levels[i] = in.get();
        }
        return new StoryFeatures(terms, levels);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoryFeatures o && Arrays.equals(terms, o.terms) && Arrays.equals(levels, o.levels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(terms) + Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return "StoryFeatures(" + terms.length + " terms)";
    }

    private static final int STEPS_PER_DOUBLING = 16;
    private static final int LEVEL_OF_ONE = 128;
    private static final float[] WEIGHTS = new float[256];

    static {
        for (int level = 0; level < WEIGHTS.length; level++) {
            WEIGHTS[level] = (float) StrictMath.pow(2, (level - LEVEL_OF_ONE) / (double) STEPS_PER_DOUBLING);
        }
    }

    /** A weight in one byte: sixteen steps for each doubling, from 1/256 to about 240. */
    private static byte level(float weight) {
        long step = Math.round(STEPS_PER_DOUBLING * StrictMath.log(weight) / StrictMath.log(2)) + LEVEL_OF_ONE;
        return (byte) Math.max(0, Math.min(255, step));
    }
}
