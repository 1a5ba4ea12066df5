package org.perennial.ingest.text;

import org.jspecify.annotations.Nullable;

/** Text that every topic, store and screen can take. */
public final class CleanText {
    private CleanText() {}

    /**
     * The text with NUL and lone surrogates as U+FFFD and without the other control characters; line ends and tabs stay.
     */
    public static String of(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) { // most of most texts
                if (clean != null) {
                    clean.append(c);
                }
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (clean != null) {
                    clean.append(c).append(text.charAt(i + 1));
                }
                i++;
                continue;
            }
            boolean replaced = c == 0 || Character.isSurrogate(c);
            boolean dropped = c < ' ' && c != 0 && c != '\n' && c != '\t' && c != '\r' || c == 0x7F;
            if ((replaced || dropped) && clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (clean != null && !dropped) {
                clean.append(replaced ? '\uFFFD' : c);
            }
        }
        return clean == null ? text : clean.toString();
    }

    /** The text on one line, clean, at most so many characters long; null if nothing is left. */
    public static @Nullable String line(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String line = onOneLine(of(text)).strip();
        return line.isEmpty() ? null : cut(line, longest);
    }

    private static String onOneLine(String text) {
        StringBuilder line = null;
        boolean blankBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = isBlank(c);
            if (line == null && blank && (blankBefore || c != ' ')) {
                line = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (line != null && !(blank && blankBefore)) {
                line.append(blank ? ' ' : c);
            }
            blankBefore = blank;
        }
        return line == null ? text : line.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == '\u00a0' || c == '\u2028' || c == '\u2029';
    }

    /** The text's beginning, at most so many UTF-16 units long, never ending within a character. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
