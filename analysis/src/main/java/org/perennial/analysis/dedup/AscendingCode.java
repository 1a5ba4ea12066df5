package org.perennial.analysis.dedup;

import java.nio.ByteBuffer;

/**
 * Ascending values in as few bits as evenly spread ones need: their differences in the code of Golomb and Rice (Rice and
 * Plaunt, "Adaptive variable-length coding", 1971), with the parameter that suits their mean.
 */
final class AscendingCode {
    /** A difference this many times the mean is no longer written in unary. */
    private static final int MOST_UNARY = 24;

    private AscendingCode() {}

    /**
     * Writes values behind their number and the code's parameter.
     *
     * @param values ascending, none twice, not negative; fewer than 65,536
     */
    static void put(ByteBuffer out, long[] values) {
        out.putShort((short) values.length);
        if (values.length == 0) {
            return;
        }
        int low = lowBits(values);
        out.put((byte) low);
        BitsOut bits = new BitsOut(out);
        long last = -1;
        for (long value : values) {
            long rest = value - last - 1;
            long unary = rest >>> low;
            if (unary < MOST_UNARY) {
                bits.put((1L << unary) - 1, (int) unary);
                bits.put(0, 1);
                bits.put(rest & (1L << low) - 1, low);
            } else {
                bits.put((1L << MOST_UNARY) - 1, MOST_UNARY);
                bits.put(rest >>> Integer.SIZE, Integer.SIZE);
                bits.put(rest & 0xFFFF_FFFFL, Integer.SIZE);
            }
            last = value;
        }
        bits.flush();
    }

    /**
     * Reads what {@link #put} wrote.
     *
     * @param most how many values there may be
     * @param width of each in bits
     * @throws IllegalArgumentException when there are more, or wider ones
     * @throws java.nio.BufferUnderflowException when the bytes end early
     */
    static long[] get(ByteBuffer in, int most, int width) {
        long[] values = new long[PrintBytes.bounded(in.getShort(), most)];
        if (values.length == 0) {
            return values;
        }
        int low = PrintBytes.bounded(in.get(), width);
        BitsIn bits = new BitsIn(in);
        long last = -1;
        for (int i = 0; i < values.length; i++) {
            int unary = 0;
            while (unary < MOST_UNARY && bits.get(1) == 1) {
                unary++;
            }
            long rest = unary < MOST_UNARY
                    ? (long) unary << low | bits.get(low)
                    : bits.get(Integer.SIZE) << Integer.SIZE | bits.get(Integer.SIZE);
            boolean shortest = unary < MOST_UNARY || rest >>> low >= MOST_UNARY;
            last += rest + 1;
            if (!shortest || rest < 0 || last < 0 || last >= 1L << width) {
                throw new IllegalArgumentException("a text's print whose values are out of order");
            }
            values[i] = last;
        }
        if (low != lowBits(values) || !bits.isEmpty()) {
            throw new IllegalArgumentException("a text's print whose values are written in another way");
        }
        return values;
    }

    private static int lowBits(long[] values) {
        long mean = (values[values.length - 1] + 1) / values.length;
        return mean <= 1 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(mean);
    }

    private static final class BitsOut {
        private final ByteBuffer out;
        private long held;
        private int count;

        BitsOut(ByteBuffer out) {
            this.out = out;
        }

        void put(long value, int bits) {
            held = held << bits | value;
            count += bits;
            while (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                out.put((byte) (held >>> count));
            }
        }

        void flush() {
            if (count > 0) {
                put(0, Byte.SIZE - count);
            }
        }
    }

    private static final class BitsIn {
        private final ByteBuffer in;
        private long held;
        private int count;

        BitsIn(ByteBuffer in) {
            this.in = in;
        }

        long get(int bits) {
            while (count < bits) {
                held = held << Byte.SIZE | (in.get() & 0xFF);
                count += Byte.SIZE;
            }
            count -= bits;
            return held >>> count & (1L << bits) - 1;
        }

        /** Whether nothing is left of the last byte. */
        boolean isEmpty() {
            return (held & (1L << count) - 1) == 0;
        }
    }
}
