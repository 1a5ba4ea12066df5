package org.perennial.analysis.dedup;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a text to compare it by: immutable, about a kilobyte, enough to find and judge its copies when the
 * text itself is gone.
 *
 * <p>Its sketch is the {@value #SKETCH} smallest hashes of the text's runs of 8 characters (bottom-k: Broder, "On the
 * resemblance and containment of documents", 1997; that a sample by size serves containment of texts of different
 * length too: FracMinHash, Irber et al. 2022). Its keys are the same idea with runs of 24 characters, of which one in
 * common is reason enough to compare: what is cut from a text leaves the keys of the rest as they were, which bands of
 * a MinHash do not.
 */
public final class TextPrint {
    /** Grams that are kept of a text, at most. */
    static final int SKETCH = 256;

    /** Bits that are kept of each. */
    static final int SKETCH_BITS = 24;

    /** Bits of a key: a million articles share one by chance about once in ten thousand keys. */
    public static final int KEY_BITS = 40;

    static final int PROBES = 12;
    static final int SPARES = 8;
    static final int NUMBERS = 64;

    static final int GRAM = 8;
    private static final int KEY_GRAM = 24;
    private static final int LEAD_KEYS = 4;
    private static final int LEAD_CHARACTERS = 160;

    private final @Nullable String fingerprint;
    private final long[] probes;
    private final long[] spares;
    private final long[] sketch;
    private final long[] figures;
    private final long[] names;
    private final List<String> numbers;

    TextPrint(
            @Nullable String fingerprint,
            long[] probes,
            long[] spares,
            long[] sketch,
            long[] figures,
            long[] names,
            List<String> numbers) {
        this.fingerprint = fingerprint;
        this.probes = probes;
        this.spares = spares;
        this.sketch = sketch;
        this.figures = figures;
        this.names = names;
        this.numbers = List.copyOf(numbers);
    }

    /**
     * The print of an article.
     *
     * @param title the headline; null when there is none. Its numbers are kept, and which names it shares with the
     *     text; otherwise it takes no part: copies are retitled more often than rewritten
     * @param text the article's text, of any length and language
     */
    public static TextPrint of(@Nullable String title, String text) {
        String head = title == null ? "" : NormalForm.sound(title);
        String sound = NormalForm.sound(text);
        String form = NormalForm.ofSound(sound);
        String fingerprint = Fingerprint.ofForm(form);
        List<String> numbers = Numbers.of(head + "\n" + sound, NUMBERS);
        if (fingerprint == null) {
            long[] none = {};
            return new TextPrint(null, none, none, none, none, none, numbers);
        }
        String compact = form.replace(" ", "");
        long[] grams = Grams.of(compact, KEY_GRAM);
        int inLead = Math.min(grams.length, LEAD_CHARACTERS - KEY_GRAM + 1);
        long[] leadKeys = keys(Arrays.copyOf(grams, inLead), LEAD_KEYS);
        long[] wholeKeys = keys(grams, PROBES + SPARES);
        long[] probes = Arrays.copyOf(leadKeys, Math.min(PROBES, leadKeys.length + wholeKeys.length));
        long[] spares = new long[SPARES];
        int probed = leadKeys.length;
        int spared = 0;
        for (long key : wholeKeys) {
            if (Arrays.stream(leadKeys).anyMatch(leadKey -> leadKey == key)) {
                continue;
            }
            if (probed < PROBES) {
                probes[probed++] = key;
            } else if (spared < SPARES) {
                spares[spared++] = key;
            }
        }
        return new TextPrint(
                fingerprint,
                Arrays.copyOf(probes, probed),
                Arrays.copyOf(spares, spared),
                sketch(compact),
                Figures.of(form),
                Names.of(head, sound),
                numbers);
    }

    private static long[] keys(long[] grams, int most) {
        return smallest(grams, most, KEY_BITS);
    }

    private static long[] sketch(String compact) {
        return smallest(Grams.of(compact, GRAM), SKETCH, SKETCH_BITS);
    }

    /** Shortened before they are chosen: when there are fewer than asked for they have to be all that there are. */
    private static long[] smallest(long[] grams, int most, int bits) {
        int rest = Grams.BITS - bits;
        long[] shortened = new long[grams.length];
        for (int i = 0; i < grams.length; i++) {
            shortened[i] = grams[i] >>> rest << rest;
        }
        long[] smallest = Smallest.of(shortened, most);
        for (int i = 0; i < smallest.length; i++) {
            smallest[i] >>>= rest;
        }
        return smallest;
    }

    /** The text's {@link Fingerprint}: 32 hex digits; null for a text too short to have one. */
    public @Nullable String fingerprint() {
        return fingerprint;
    }

    /**
     * The keys to look for related texts by: at most {@value #PROBES} different values of {@value #KEY_BITS} bits, first those of the
     * beginning, then those of the whole text. Empty for a text without a fingerprint, which is related to nothing.
     */
    public long[] probes() {
        return probes.clone();
    }

    /**
     * At most {@value #SPARES} more keys, to take the place of probes that turn out to be many texts' boilerplate; in
     * the order in which to take them.
     */
    public long[] spares() {
        return spares.clone();
    }

    /**
     * The different numbers of title and text, the first {@value #NUMBERS}, as {@code 613}, {@code 1234} or {@code 3.5}.
     */
    public List<String> numbers() {
        return numbers;
    }

    long[] sketch() {
        return sketch;
    }

    long[] figures() {
        return figures;
    }

    long[] names() {
        return names;
    }

    /** The print as bytes, less than a kilobyte on average: its version, then what {@link #fromBytes} reads again. */
    public byte[] toBytes() {
        return PrintBytes.written(this);
    }

    /**
     * The print that {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are none, or of a version that this one does not know
     */
    public static TextPrint fromBytes(byte[] bytes) {
        return PrintBytes.read(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPrint that
                && Objects.equals(fingerprint, that.fingerprint)
                && Arrays.equals(probes, that.probes)
                && Arrays.equals(spares, that.spares)
                && Arrays.equals(sketch, that.sketch)
                && Arrays.equals(figures, that.figures)
                && Arrays.equals(names, that.names)
                && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(fingerprint, numbers) + Arrays.hashCode(sketch);
    }

    @Override
    public String toString() {
        return "TextPrint[" + fingerprint + ", " + sketch.length + " grams, " + numbers.size() + " numbers]";
    }
}
