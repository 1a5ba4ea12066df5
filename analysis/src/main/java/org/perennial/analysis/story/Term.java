package org.perennial.analysis.story;

/** The terms of which stories are made: 32 bits, of which the first three say what kind of thing the others are a hash of. */
final class Term {
    /** A word, or a pair of characters where words are not spaced. */
    static final int WORD = 0;
    /** A word that looks like a name. */
    static final int NAME = 1;
    /** A number of two digits or more. */
    static final int NUMBER = 2;
    /** The consonants of what may be a name. */
    static final int SOUND = 3;
    /** The first of these consonants, those that scripts confuse taken as one. */
    static final int ROUGH = 4;
    /** A country, city, language or currency by its code. */
    static final int PLACE = 5;
    /** A month or a day of the week by its number. */
    static final int DAY = 6;
    /** An event of the registry, with the number of its anniversary. */
    static final int EVENT = 7;

    static final int KINDS = 8;

    private static final int BITS = 29;

    private Term() {}

    static int of(int kind, CharSequence value) {
        return of(kind, value, 0, value.length());
    }

    static int of(int kind, CharSequence value, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ value.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return kind << BITS | (hash ^ hash >>> 16) >>> (Integer.SIZE - BITS);
    }

    static int kind(int term) {
        return term >>> BITS;
    }
}
