package org.perennial.analysis.dedup;

import java.util.function.LongConsumer;

/**
 * The overlapping runs of n characters of a text, as evenly spread hashes of {@value #BITS} bits.
 *
 * <p>Runs of characters, not of words: they need no dictionary where a script has no spaces, and are as good elsewhere.
 */
final class Grams {
    static final int BITS = 63;

    private static final long BASE = 0x9E3779B97F4A7C15L;

    private Grams() {}

    /** Gives the hash of every run of n characters to the consumer; of the whole text when it is shorter than that. */
    static void each(CharSequence text, int n, LongConsumer consumer) {
        int length = Math.min(n, text.length());
        if (length == 0) {
            return;
        }
        long leaving = 1;
        for (int i = 1; i < length; i++) {
            leaving *= BASE;
        }
        long rolling = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i >= length) {
                rolling -= leaving * letter(text.charAt(i - length));
            }
            rolling = rolling * BASE + letter(text.charAt(i));
            if (i >= length - 1) {
                consumer.accept(mixed(rolling));
            }
        }
    }

    /** The first bits of the hash of a text as a whole. */
    static long hash(CharSequence text, int bits) {
        long rolling = 0;
        for (int i = 0; i < text.length(); i++) {
            rolling = rolling * BASE + letter(text.charAt(i));
        }
        return mixed(rolling) >>> (BITS - bits);
    }

    private static long letter(char c) {
        return c + 0x51ED27L;
    }

    /** The finaliser of MurmurHash3: neighbouring runs' polynomials differ in too few bits to be sampled by size. */
    private static long mixed(long polynomial) {
        long h = polynomial;
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (h ^ (h >>> 33)) >>> 1;
    }
}
