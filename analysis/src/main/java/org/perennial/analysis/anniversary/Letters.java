package org.perennial.analysis.anniversary;

/** What case tells of a word, in scripts whose texts use both cases. */
final class Letters {
    private static final int FIRST_GEORGIAN = 0x10A0;
    private static final int LAST_GEORGIAN = 0x10FF;

    private Letters() {}

    /** Whether a letter is small where a large one could stand: Unicode has large Georgian letters, texts do not. */
    static boolean isSmall(int c) {
        return Character.isLowerCase(c) && !(c >= FIRST_GEORGIAN && c <= LAST_GEORGIAN);
    }

    static boolean isCased(int c) {
        return Character.isUpperCase(c) || isSmall(c);
    }
}
