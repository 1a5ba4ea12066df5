package org.perennial.sink;

/** Text as PostgreSQL can keep it: without NUL, which it refuses, and without lone surrogates, which it turns into "?". */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The text with each such character replaced by U+FFFD; the same object if there is none. */
    static String of(String text) {
        int first = firstUnstorable(text, 0);
        if (first < 0) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text);
        for (int i = first; i >= 0; i = firstUnstorable(text, i + 1)) {
            storable.setCharAt(i, REPLACEMENT);
        }
        return storable.toString();
    }

    private static int firstUnstorable(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
