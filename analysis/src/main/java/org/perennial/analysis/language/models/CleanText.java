package org.perennial.analysis.language.models;

import java.util.Locale;

/**
 * A text as Lingua looks at it: in small letters, without punctuation and numbers, with one space for any run of blanks, and
 * cut into words. A sign of a script that writes words without spaces (Han, kana, Hangul) is a word by itself.
 */
final class CleanText {
    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DROPPED = 2;
    private static final byte BLANK = 3;

    /** What becomes of each character of the basic plane. */
    private static final byte[] KINDS = new byte[0x1_0000];

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = kind(c);
        }
    }

    private static final byte NO_LETTER = 0;
    private static final byte WHOLE_LETTER = 1;
    private static final byte FIRST_HALF = 2;
    private static final byte SECOND_HALF = 3;

    private final char[] chars;
    /** For each character whether it is a letter, or which half of one. */
    private final byte[] letters;

    private int length;
    private boolean hasLetters;

    private final int[] starts;
    private final int[] ends;
    private int words;

    private CleanText(int most) {
        this.chars = new char[most];
        this.letters = new byte[most];
        this.starts = new int[most];
        this.ends = new int[most];
    }

    static CleanText of(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isTrimmed(text.charAt(from))) {
            from++;
        }
        while (to > from && isTrimmed(text.charAt(to - 1))) {
            to--;
        }
        String small = text.substring(from, to).toLowerCase(Locale.ROOT);
        CleanText clean = new CleanText(small.length());
        clean.copy(small);
        clean.cut();
        return clean;
    }

    private void copy(String small) {
        boolean afterBlank = false;
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < small.length()
                    && Character.isLowSurrogate(small.charAt(i + 1))) {
                char second = small.charAt(++i);
                byte kind = kind(Character.toCodePoint(c, second));
                if (kind != DROPPED) {
                    afterBlank = false;
                    hasLetters |= kind == LETTER;
                    append(c, kind == LETTER ? FIRST_HALF : NO_LETTER);
                    append(second, kind == LETTER ? SECOND_HALF : NO_LETTER);
                }
                continue;
            }
            byte kind = KINDS[c];
            if (kind == BLANK) {
                if (!afterBlank) {
                    append(' ', NO_LETTER);
                }
                afterBlank = true;
            } else if (kind != DROPPED) {
                afterBlank = false;
                hasLetters |= kind == LETTER;
                append(c, kind == LETTER ? WHOLE_LETTER : NO_LETTER);
            }
        }
    }

    private void append(char c, byte letter) {
        chars[length] = c;
        letters[length++] = letter;
    }

    private void cut() {
        int start = 0;
        for (int i = 0; i < length; i++) {
            boolean blank = chars[i] == ' ';
            if (blank || Alphabets.isLogogram(chars[i])) {
                word(start, i);
                if (!blank) {
                    word(i, i + 1);
                }
                start = i + 1;
            }
        }
        word(start, length);
    }

    private void word(int start, int end) {
        if (start < end) {
            starts[words] = start;
            ends[words++] = end;
        }
    }

    /** Characters in UTF-16. */
    int length() {
        return length;
    }

    char charAt(int index) {
        return chars[index];
    }

    boolean hasLetters() {
        return hasLetters;
    }

    int words() {
        return words;
    }

    /** Where a word begins. */
    int start(int word) {
        return starts[word];
    }

    /** Where a word ends, exclusive. */
    int end(int word) {
        return ends[word];
    }

    /** Whether a character is a letter or half of one. */
    boolean isLetter(int index) {
        return letters[index] != NO_LETTER;
    }

    /** Whether an n-gram between two characters, the last included, cuts no letter in halves. */
    boolean isWhole(int first, int last) {
        return letters[first] != SECOND_HALF && letters[last] != FIRST_HALF;
    }

    private static boolean isTrimmed(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static byte kind(int c) {
        switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER:
            case Character.LOWERCASE_LETTER:
            case Character.TITLECASE_LETTER:
            case Character.MODIFIER_LETTER:
            case Character.OTHER_LETTER:
                return LETTER;
            case Character.CONNECTOR_PUNCTUATION:
            case Character.DASH_PUNCTUATION:
            case Character.START_PUNCTUATION:
            case Character.END_PUNCTUATION:
            case Character.INITIAL_QUOTE_PUNCTUATION:
            case Character.FINAL_QUOTE_PUNCTUATION:
            case Character.OTHER_PUNCTUATION:
            case Character.DECIMAL_DIGIT_NUMBER:
            case Character.LETTER_NUMBER:
            case Character.OTHER_NUMBER:
                return DROPPED;
            default:
                return c == ' ' || (c >= '\t' && c <= '\r') ? BLANK : OTHER;
        }
    }
}
