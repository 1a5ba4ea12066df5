package org.perennial.analysis.dedup;

/**
 * The overlapping runs of n characters of a text, as evenly spread hashes of {@value #BITS} bits.
 *
 * <p>Runs of characters, not of words: they need no dictionary where a script has no spaces, and are as good elsewhere.
 */
final class Grams {
    static final int BITS = 63;

    private static final long BASE = 0x9E3779B97F4A7C15L;

    private Grams() {}

    /** The hash of every run of n characters, in order; of the whole text when it is shorter than that. */
    static long[] of(CharSequence text, int n) {
        int length = Math.min(n, text.length());
        if (length == 0) {
            return new long[0];
        }
        long leaving = 1;
        for (int i = 1; i < length; i++) {
            leaving *= BASE;
        }
        long[] hashes = new long[text.length() - length + 1];
        long rolling = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i >= length) {
                rolling -= leaving * letter(text.charAt(i - length));
            }
            rolling = rolling * BASE + letter(text.charAt(i));
            if (i >= length - 1) {
                hashes[i - length + 1] = mixed(rolling);
            }
        }
        return hashes;
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
