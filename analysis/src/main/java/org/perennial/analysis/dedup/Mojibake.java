package org.perennial.analysis.dedup;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text whose UTF-8 was read as windows-1252: "cafÃ©".
 *
 * <p>Letter by letter, because feeds wrap such a text in sound boilerplate and lose the bytes that windows-1252 lacks;
 * and only where most letters beyond ASCII are of that kind, so that "ÉTÉ»" of a sound text stays what it is.
 */
final class Mojibake {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** The bytes of the characters that windows-1252 has beyond Latin-1, by character. */
    private static final char[] BEYOND_LATIN_1;

    private static final byte[] BYTES;

    static {
        StringBuilder characters = new StringBuilder();
        for (int b = 0x80; b < 0xA0; b++) {
            String c = new String(new byte[] {(byte) b}, WINDOWS);
            characters.append(c.equals("\uFFFD") ? (char) b : c.charAt(0));
        }
        BEYOND_LATIN_1 = characters.toString().toCharArray();
        Arrays.sort(BEYOND_LATIN_1);
        BYTES = new byte[BEYOND_LATIN_1.length];
        for (int i = 0; i < BYTES.length; i++) {
            BYTES[i] = (byte) (0x80 + characters.indexOf(String.valueOf(BEYOND_LATIN_1[i])));
        }
    }

    private Mojibake() {}

    /** The text with its letters as they were meant; the same text where few of them are broken. */
    static String undone(String text) {
        int broken = 0;
        int others = 0;
        for (int i = 0; i < text.length(); ) {
            int length = sequence(text, i);
            if (length > 0) {
                broken++;
                i += length;
            } else {
                others += text.charAt(i) > 0x7F && Character.isLetter(text.charAt(i)) ? 1 : 0;
                i++;
            }
        }
        return broken > others ? mended(text) : text;
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int length = sequence(text, i);
            String letter = length > 0 ? decoded(text, i, length) : null;
            if (letter != null) {
                mended.append(letter);
                i += length;
            } else {
                mended.append(text.charAt(i++));
            }
        }
        return mended.toString();
    }

    private static @Nullable String decoded(String text, int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) byteOf(text.charAt(from + i));
        }
        try {
            CharBuffer letter = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return letter.toString();
        } catch (CharacterCodingException e) {
            return null; // an overlong or surrogate form: text, not a broken letter
        }
    }

    /** How many characters from here on are the bytes of one letter; 0 when they are none. */
    private static int sequence(String text, int from) {
        char first = text.charAt(from);
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (from + length > text.length()) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            int b = byteOf(text.charAt(from + i));
            if (b < 0x80 || b > 0xBF) {
                return 0;
            }
        }
        return length;
    }

    /** The byte that was read as this character; -1 for none. */
    private static int byteOf(char c) {
        if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
            return c;
        }
        int at = Arrays.binarySearch(BEYOND_LATIN_1, c);
        return at < 0 ? -1 : BYTES[at] & 0xFF;
    }
}
