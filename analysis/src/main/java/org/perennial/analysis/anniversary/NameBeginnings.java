package org.perennial.analysis.anniversary;

/**
 * With which letters names of events may begin: a sieve before {@link AliasIndex} walks its trie, which with many names
 * is larger than the processor's caches.
 *
 * <p>Kept are the first letters of a name's first word together with those of its second, or alone where it has but one.
 * Two in a few ten thousand pairs may share a bit, so it lets some pass for nothing, and stops none that is there.
 */
final class NameBeginnings {
    /** Letters of the first word. */
    private static final int FIRST = 3;
    /** Letters of the second; every stem has as many, or is its whole word. */
    private static final int SECOND = 2;

    private static final int BITS = 22;

    /** What some name of several words begins with: small enough to stay at hand, and most words end here. */
    private final long[] firsts = new long[1 << (BITS - 12)];

    private final long[] pairs = new long[1 << (BITS - 6)];
    private final long[] single = new long[1 << (BITS - 12)];

    /** Adds a name of one word. */
    void add(String stem) {
        mark(single, letters(stem, FIRST) >>> BITS - 16);
    }

    /** Adds the beginning of a name of several words. */
    void add(String first, String second) {
        mark(firsts, letters(first, FIRST) >>> BITS - 16);
        mark(pairs, pair(letters(first, FIRST), letters(second, SECOND)));
    }

    /** What is to be known of a word as the first of a name. */
    int first(FoldedText text, int at) {
        return letters(text, at, FIRST);
    }

    /** What is to be known of a word as the second of a name. */
    int second(FoldedText text, int at) {
        return letters(text, at, SECOND);
    }

    boolean canBeOne(int first) {
        return isMarked(single, first >>> BITS - 16);
    }

    boolean canBegin(int first, int second) {
        return isMarked(firsts, first >>> BITS - 16) && isMarked(pairs, pair(first, second));
    }

    private static int letters(String word, int most) {
        int hash = 0;
        for (int i = 0; i < Math.min(most, word.length()); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return hash & (1 << BITS) - 1;
    }

    private static int letters(FoldedText text, int at, int most) {
        byte kind = Tokens.kindOf(text.at(at));
        int end = Math.min(text.length(), at + (kind == Tokens.ALONE ? 1 : most));
        int hash = 0;
        for (int i = at; i < end && Tokens.kindOf(text.at(i)) == kind; i++) {
            hash = hash(hash, text.at(i));
        }
        return hash & (1 << BITS) - 1;
    }

    private static int hash(int before, char c) {
        int mixed = (before + c) * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    private static int pair(int first, int second) {
        return (first * 0x85EBCA6B ^ second * 0xC2B2AE35) >>> 32 - BITS;
    }

    private static void mark(long[] bits, int bit) {
        bits[bit >>> 6] |= 1L << bit;
    }

    private static boolean isMarked(long[] bits, int bit) {
        return (bits[bit >>> 6] & 1L << bit) != 0;
    }
}
