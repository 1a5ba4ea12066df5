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
    private static final byte VERSION = 1;
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
        put(out, print.probes(), Long.SIZE);
        put(out, print.spares(), Long.SIZE);
        putAscending(out, print.sketch());
        put(out, print.figures(), Figures.BITS);
        put(out, print.names(), Names.BITS);
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
        if (version != VERSION) {
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
                longs(in, TextPrint.PROBES, Long.SIZE),
                longs(in, TextPrint.SPARES, Long.SIZE),
                ascending(in),
                longs(in, Figures.MOST, Figures.BITS),
                longs(in, Names.MOST, Names.BITS),
                numbers(in));
    }

    private static void put(ByteBuffer out, long[] values, int bits) {
        out.put((byte) values.length);
        for (long value : values) {
            for (int shift = bits - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.put((byte) (value >>> shift));
            }
        }
    }

    private static long[] longs(ByteBuffer in, int most, int bits) {
        long[] values = new long[bounded(in.get(), most)];
        for (int i = 0; i < values.length; i++) {
            for (int read = 0; read < bits; read += Byte.SIZE) {
                values[i] = values[i] << Byte.SIZE | (in.get() & 0xFF);
            }
        }
        return values;
    }

    /** Ascending values as their differences, seven bits a byte: three bytes each. */
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
        long[] values = new long[bounded(in.getShort(), TextPrint.SKETCH)];
        long last = -1;
        for (int i = 0; i < values.length; i++) {
            long difference = 0;
            byte part = -1;
            for (int shift = 0; part < 0 && shift < TextPrint.SKETCH_BITS + 7; shift += 7) {
                part = in.get();
                difference |= (long) (part & 0x7F) << shift;
            }
            last += difference;
            if (part < 0 || difference == 0 || last >= 1L << TextPrint.SKETCH_BITS) {
                throw new IllegalArgumentException("a text's print whose sketch is out of order");
            }
            values[i] = last;
        }
        return values;
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

    private static int bounded(int count, int most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a text's print with " + count + " of at most " + most);
        }
        return count;
    }
}
