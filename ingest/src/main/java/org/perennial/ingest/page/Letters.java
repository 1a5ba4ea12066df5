package org.perennial.ingest.page;

import java.util.Locale;

/** Counts what a reader reads, alike in all scripts. */
final class Letters {
    /** An ideograph, kana, hangul or Thai letter carries about as much as three letters of an alphabet. */
    private static final int DENSE = 3;

    /** Scripts from here on may be dense. */
    private static final int FIRST_DENSE = 0x0E00;

    private static final char FIRST_LETTER = 'A';
    private static final char LAST_LETTER = 'z';

    private static final String CLOSING = ".!?…。।؟！？۔։»«”\"'’)）」』:：";
    private static final String PAUSES = ",،、，;；:.!?。।؟۔…！？";

    private Letters() {}

    /** The length of a text in letters; runs of white space count as one. */
    static int count(String text) {
        int count = 0;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' && Character.isWhitespace(c) || c == 0xA0 || c > FIRST_DENSE && Character.isWhitespace(c)) {
                count += blank ? 0 : 1;
                blank = true;
            } else {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length();
                count += c >= FIRST_DENSE && isDense(pair ? text.codePointAt(i) : c) ? DENSE : 1;
                i += pair && Character.isLowSurrogate(text.charAt(i + 1)) ? 1 : 0;
                blank = false;
            }
        }
        return count;
    }

    /** How many marks that divide or end sentences a text has. */
    static int pauses(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mayBe = c > LAST_LETTER || c < FIRST_LETTER; // most are letters
            count += mayBe && PAUSES.indexOf(c) >= 0 ? 1 : 0;
        }
        return count;
    }

    /** Whether the text ends as sentences do. */
    static boolean endsAsSentence(String text) {
        String stripped = text.stripTrailing();
        return !stripped.isEmpty() && CLOSING.indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    }

    /** The text's letters and digits in lower case, nothing else: how titles are compared. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                folded.appendCodePoint(c);
            }
        }
        return folded.toString();
    }

    private static boolean isDense(int c) {
        return c >= FIRST_DENSE
                && (c <= 0x0EFF
                        || c >= 0x1000 && c <= 0x109F
                        || c >= 0x1780 && c <= 0x17FF
                        || c >= 0x3040 && c <= 0x30FF
                        || c >= 0xAC00 && c <= 0xD7AF
                        || Character.isIdeographic(c));
    }
}
