package org.perennial.ingest.page;

import java.util.Locale;

/** Counts what a reader reads, alike in all scripts. */
final class Letters {
    /** An ideograph, kana, hangul or Thai letter carries about as much as three letters of an alphabet. */
    private static final int DENSE = 3;

    private static final String CLOSING = ".!?…。।؟！？۔։»«”\"'’)）」』:：";
    private static final String PAUSES = ",،、，;；:.!?。।؟۔…！？";

    private Letters() {}

    /** The length of a text in letters; runs of white space count as one. */
    static int count(String text) {
        int count = 0;
        boolean blank = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || c == 0xA0) {
                count += blank ? 0 : 1;
                blank = true;
            } else {
                count += isDense(c) ? DENSE : 1;
                blank = false;
            }
        }
        return count;
    }

    /** How many marks that divide or end sentences a text has. */
    static int pauses(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += PAUSES.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
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
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static boolean isDense(int c) {
        return c >= 0x0E00
                && (c <= 0x0EFF
                        || c >= 0x1000 && c <= 0x109F
                        || c >= 0x1780 && c <= 0x17FF
                        || c >= 0x3040 && c <= 0x30FF
                        || c >= 0xAC00 && c <= 0xD7AF
                        || Character.isIdeographic(c));
    }
}
