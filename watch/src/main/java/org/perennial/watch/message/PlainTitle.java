package org.perennial.watch.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Titles and addresses as strangers wrote them, made harmless for one line of text. */
public final class PlainTitle {
    private static final int LONGEST = 200;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainTitle() {}

    /**
     * A title in one line: line breaks and other control characters are spaces, what changes the direction of writing or is
     * not seen is left out (joiners stay, Persian and Indian languages need them), and at most 200 characters are kept.
     */
    public static String of(String title) {
        StringBuilder plain = new StringBuilder();
        int kept = 0;
        int i = 0;
        while (i < title.length() && kept <= LONGEST) {
            int letter = title.codePointAt(i);
            i += Character.charCount(letter);
            int type = Character.getType(letter);
            boolean joiner = letter == ZERO_WIDTH_NON_JOINER || letter == ZERO_WIDTH_JOINER;
            if (Character.isWhitespace(letter)
                    || Character.isSpaceChar(letter)
                    || type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                    kept++;
                }
            } else if (joiner
                    || (type != Character.FORMAT && type != Character.SURROGATE && type != Character.UNASSIGNED)) {
                plain.appendCodePoint(letter);
                kept++;
            }
        }
        String line = plain.toString().strip();
        int letters = line.codePointCount(0, line.length());
        return i == title.length() && letters <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(letters, LONGEST - 1)))
                                .strip() + "…";
    }

    /** An address that may be linked: http or https, without control characters; absent otherwise. */
    public static @Nullable String link(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
                    ? address.toASCIIString()
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
