package org.perennial.analysis.dedup;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a text to compare it by: immutable, about a kilobyte, enough to find and judge its copies when the
 * text itself is gone.
 *
 * <p>The sketch is the {@value #SKETCH} smallest hashes of the text's runs of 8 characters (bottom-k; Broder, "On the
 * resemblance and containment of documents", 1997): what two texts share of the grams below the lower of their limits
 * estimates what they share of all. The probe keys are the same idea with runs of 24 characters, of which one in common
 * is reason enough to compare: what is cut from a text leaves the keys of the rest as they were.
 */
public final class TextPrint {
    static final int SKETCH = 256;

    private static final byte VERSION = 1;
    private static final int GRAM = 8;
    static final int SKETCH_BITS = 28;
    private static final int PROBE_GRAM = 24;
    private static final int PROBES = 8;
    private static final int LEAD_PROBES = 4;
    private static final int LEAD_CHARACTERS = 160;
    private static final int SPARES = 8;
    private static final int NUMBERS = 64;
    private static final int FINGERPRINT_BYTES = 16;
    private static final int LONGEST_NUMBER = 16;

    private final @Nullable String fingerprint;
    private final long[] probes;
    private final long[] spares;
    private final long[] sketch;
    private final List<String> numbers;

    private TextPrint(@Nullable String fingerprint, long[] probes, long[] spares, long[] sketch, List<String> numbers) {
        this.fingerprint = fingerprint;
        this.probes = probes;
        this.spares = spares;
        this.sketch = sketch;
        this.numbers = numbers;
    }

    /**
     * The print of an article.
     *
     * @param title the headline; null when there is none
     * @param text the article's text, of any length and language
     */
    public static TextPrint of(@Nullable String title, String text) {
        String form = NormalForm.of(text);
        String fingerprint = Fingerprint.ofForm(form);
        List<String> numbers = Numbers.of(title == null ? text : title + "\n" + text).stream()
                .limit(NUMBERS)
                .toList();
        if (fingerprint == null) {
            return new TextPrint(null, new long[0], new long[0], new long[0], numbers);
        }
        String compact = form.replace(" ", "");
        Smallest sketch = new Smallest(SKETCH);
        Grams.each(compact, GRAM, hash -> sketch.offer(hash >>> (Long.SIZE - 1 - SKETCH_BITS)));
        Smallest whole = new Smallest(PROBES + SPARES);
        Grams.each(compact, PROBE_GRAM, whole::offer);
        Smallest lead = new Smallest(LEAD_PROBES);
        Grams.each(compact.substring(0, Math.min(LEAD_CHARACTERS, compact.length())), PROBE_GRAM, lead::offer);

        long[] smallest = whole.ascending();
        int main = Math.min(PROBES, smallest.length);
        Smallest probes = new Smallest(PROBES + LEAD_PROBES);
        Arrays.stream(smallest, 0, main).forEach(probes::offer);
        Arrays.stream(lead.ascending()).forEach(probes::offer);
        long[] probed = probes.ascending();
        long[] spares = Arrays.stream(smallest, main, smallest.length)
                .filter(key -> Arrays.binarySearch(probed, key) < 0)
                .toArray();
        return new TextPrint(fingerprint, probed, spares, sketch.ascending(), numbers);
    }

    /** The text's {@link Fingerprint}: 32 hex digits; null for a text too short to have one. */
    public @Nullable String fingerprint() {
        return fingerprint;
    }

    /**
     * The keys to look for related texts by: at most 12 different non-negative values, ascending. Empty for a text
     * without a fingerprint, which is related to nothing.
     */
    public long[] probes() {
        return probes.clone();
    }

    /** At most 8 more keys, ascending, to take the place of probes that turn out to be many texts' boilerplate. */
    public long[] spares() {
        return spares.clone();
    }

    /** The different numbers of title and text, at most 64, as {@code 613}, {@code 1234} or {@code 3.5}. */
    public List<String> numbers() {
        return numbers;
    }

    long[] sketch() {
        return sketch;
    }

    /** The print as bytes: its version, then what {@link #fromBytes} reads again. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(4096);
        out.put(VERSION);
        out.put((byte) (fingerprint == null ? 0 : 1));
        if (fingerprint != null) {
            out.put(HexFormat.of().parseHex(fingerprint));
        }
        putLongs(out, probes);
        putLongs(out, spares);
        putAscending(out, sketch);
        out.put((byte) numbers.size());
        for (String number : numbers) {
            out.put((byte) number.length());
            out.put(number.getBytes(StandardCharsets.US_ASCII));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * The print that {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are none, or of a version that this one does not know
     */
    public static TextPrint fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("a text's print of version " + version + ", not " + VERSION);
            }
            String fingerprint = null;
            if (in.get() != 0) {
                byte[] hash = new byte[FINGERPRINT_BYTES];
                in.get(hash);
                fingerprint = HexFormat.of().formatHex(hash);
            }
            long[] probes = longs(in, PROBES + LEAD_PROBES);
            long[] spares = longs(in, SPARES);
            long[] sketch = ascending(in);
            List<String> numbers = new ArrayList<>();
            for (int n = bounded(in.get(), NUMBERS); n > 0; n--) {
                byte[] number = new byte[bounded(in.get(), LONGEST_NUMBER)];
                in.get(number);
                numbers.add(new String(number, StandardCharsets.US_ASCII));
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes after the end of a text's print");
            }
            return new TextPrint(fingerprint, probes, spares, sketch, List.copyOf(numbers));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a text's print that ends early, at " + bytes.length + " bytes", e);
        }
    }

    private static void putLongs(ByteBuffer out, long[] values) {
        out.put((byte) values.length);
        for (long value : values) {
            out.putLong(value);
        }
    }

    private static long[] longs(ByteBuffer in, int most) {
        long[] values = new long[bounded(in.get(), most)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getLong();
        }
        return values;
    }

    /** Ascending values as their differences, seven bits a byte: three bytes each, where the hash has four. */
    private static void putAscending(ByteBuffer out, long[] values) {
        out.putShort((short) values.length);
        long last = -1;
        for (long value : values) {
            long rest = value - last;
            for (; rest >= 0x80; rest >>>= 7) {
                out.put((byte) (rest | 0x80));
            }
            out.put((byte) rest);
            last = value;
        }
    }

    private static long[] ascending(ByteBuffer in) {
        long[] values = new long[bounded(in.getShort(), SKETCH)];
        long last = -1;
        for (int i = 0; i < values.length; i++) {
            long rest = 0;
            int shift = 0;
            byte b;
            do {
                b = in.get();
                rest |= (long) (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0 && shift < 35);
            last += rest;
            if (rest == 0 || b < 0 || last >= 1L << SKETCH_BITS) {
                throw new IllegalArgumentException("a text's print whose sketch is out of order");
            }
            values[i] = last;
        }
        return values;
    }

    private static int bounded(int count, int most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a text's print with " + count + " of at most " + most);
        }
        return count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPrint that
                && Objects.equals(fingerprint, that.fingerprint)
                && Arrays.equals(probes, that.probes)
                && Arrays.equals(spares, that.spares)
                && Arrays.equals(sketch, that.sketch)
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
