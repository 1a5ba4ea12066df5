package org.perennial.analysis.language.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The form in which compiled frequency lists are kept: whole numbers in groups of seven bits, the lowest first; texts as what they
 * share with the one before and the characters that follow.
 */
final class FrequencyFile {
    /** "PF" and the version of the form. */
    private static final int[] MAGIC = {'P', 'F', 2};

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private FrequencyFile() {}

    /** Collects what is to be written. */
    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Writer() {
            for (int octet : MAGIC) {
                octet(octet);
            }
        }

        /** 0..255. */
        void octet(int octet) {
            bytes.write(octet);
        }

        /** 0 or more. */
        void number(int number) {
            int left = number;
            while (left >= MORE) {
                bytes.write(left & (MORE - 1) | MORE);
                left >>>= BITS;
            }
            bytes.write(left);
        }

        void text(String text) {
            text("", text);
        }

        /** A text after the one that was written before. */
        void text(String before, String text) {
            int shared = 0;
            while (shared < Math.min(before.length(), text.length()) && before.charAt(shared) == text.charAt(shared)) {
                shared++;
            }
            number(shared);
            number(text.length() - shared);
            for (int i = shared; i < text.length(); i++) {
                number(text.charAt(i));
            }
        }

        void writeTo(OutputStream target) throws IOException {
            bytes.writeTo(target);
        }
    }

    /** Takes out what was written, in its order. */
    static final class Reader {
        private final byte[] bytes;
        private int at;
        private char[] text = new char[64];
        private int length;

        /** @throws IOException if the bytes are of another form */
        Reader(byte[] bytes) throws IOException {
            this.bytes = bytes;
            for (int octet : MAGIC) {
                if (bytes.length < MAGIC.length || octet() != octet) {
                    throw new IOException("the frequency lists have another form: build the module analysis again");
                }
            }
        }

        int octet() {
            return bytes[at++] & 0xff;
        }

        int number() {
            int number = 0;
            for (int shift = 0; ; shift += BITS) {
                int octet = octet();
                number |= (octet & (MORE - 1)) << shift;
                if (octet < MORE) {
                    return number;
                }
            }
        }

        /** Goes to the next text, which stands in {@link #characters} until the one after it. */
        void nextText() {
            int shared = number();
            length = shared + number();
            if (length > text.length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            for (int i = shared; i < length; i++) {
                text[i] = (char) number();
            }
        }

        char[] characters() {
            return text;
        }

        int length() {
            return length;
        }

        String text() {
            nextText();
            return new String(text, 0, length);
        }
    }
}
