package org.perennial.analysis.dedup;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A {@link TextPrint} as bytes: version, fingerprint, probes, spares, sketch, figures, names, numbers; each list after
 * its length.
 */
final class PrintBytes {
    private static final byte VERSION = 3;
    /** Wrote keys of 63 bits and a sketch of 26, of which this version keeps the first ones. */
    private static final byte WIDER = 2;

    private static final int WIDER_SKETCH_BITS = 26;
    private static final int KEY_BYTES = TextPrint.KEY_BITS / Byte.SIZE;
    private static final int FINGERPRINT = 16;
    private static final int MOST = 4096;

    private PrintBytes() {}

    static byte[] written(TextPrint print) {
        ByteBuffer out = ByteBuffer.allocate(MOST);
        out.put(VERSION);
        String fingerprint = print.fingerprint();
        out.put((byte) (fingerprint == null ? 0 : 1));
        if (fingerprint != null) {
            out.put(HexFormat.of().parseHex(fingerprint));
        }
        put(out, print.probes());
        put(out, print.spares());
        AscendingCode.put(out, print.sketch());
        AscendingCode.put(out, print.figures());
        AscendingCode.put(out, print.names());
        out.put((byte) print.numbers().size());
        for (String number : print.numbers()) {
            out.put((byte) number.length());
            out.put(number.getBytes(StandardCharsets.US_ASCII));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    static TextPrint read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            TextPrint print = read(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes after the end of a text's print");
            }
            return print;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a text's print that ends early, after " + bytes.length + " bytes", e);
        }
    }

    private static TextPrint read(ByteBuffer in) {
        byte version = in.get();
        if (version != VERSION && version != WIDER) {
            throw new IllegalArgumentException("a text's print of version " + version + ", not " + VERSION);
        }
        String fingerprint = null;
        if (bounded(in.get(), 1) == 1) {
            byte[] hash = new byte[FINGERPRINT];
            in.get(hash);
            fingerprint = HexFormat.of().formatHex(hash);
        }
        return new TextPrint(
                fingerprint,
                keys(in, TextPrint.PROBES, version),
                keys(in, TextPrint.SPARES, version),
                sketch(in, version),
                AscendingCode.get(in, Figures.MOST, Figures.BITS),
                AscendingCode.get(in, Names.MOST, Names.BITS),
                numbers(in));
    }

    private static void put(ByteBuffer out, long[] keys) {
        out.put((byte) keys.length);
        for (long key : keys) {
            for (int shift = TextPrint.KEY_BITS - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.put((byte) (key >>> shift));
            }
        }
    }

    private static long[] keys(ByteBuffer in, int most, byte version) {
        long[] keys = new long[bounded(in.get(), most)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = version == WIDER ? in.getLong() >>> Grams.BITS - TextPrint.KEY_BITS : key(in);
        }
        return keys;
    }

    private static long key(ByteBuffer in) {
        long key = 0;
        for (int i = 0; i < KEY_BYTES; i++) {
            key = key << Byte.SIZE | (in.get() & 0xFF);
        }
        return key;
    }

    private static long[] sketch(ByteBuffer in, byte version) {
        if (version == VERSION) {
            return AscendingCode.get(in, TextPrint.SKETCH, TextPrint.SKETCH_BITS);
        }
        long[] sketch = AscendingCode.get(in, TextPrint.SKETCH, WIDER_SKETCH_BITS);
        long last = -1;
        for (int i = 0; i < sketch.length; i++) {
            // two that have become one are parted again: a sketch that is shorter would pass for all of its text
            last = Math.max(last + 1, sketch[i] >>> WIDER_SKETCH_BITS - TextPrint.SKETCH_BITS);
            sketch[i] = last;
        }
        return sketch;
    }

    private static List<String> numbers(ByteBuffer in) {
        List<String> numbers = new ArrayList<>();
        for (int count = bounded(in.get(), TextPrint.NUMBERS); count > 0; count--) {
            byte[] number = new byte[bounded(in.get(), Numbers.LONGEST)];
            in.get(number);
            numbers.add(new String(number, StandardCharsets.US_ASCII));
        }
        return numbers;
    }

    static int bounded(int count, int most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a text's print with " + count + " of at most " + most);
        }
        return count;
    }
}
