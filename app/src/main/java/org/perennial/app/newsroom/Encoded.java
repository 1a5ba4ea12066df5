package org.perennial.app.newsroom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.zip.GZIPOutputStream;

/** Text as the bytes that travel. */
final class Encoded {
    private Encoded() {}

    /** HTML in a charset; what the charset lacks becomes a character reference. */
    static byte[] html(String html, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder fitting = new StringBuilder(html.length());
        html.codePoints().forEach(c -> {
            if (encoder.canEncode(Character.toString(c))) {
                fitting.appendCodePoint(c);
            } else {
                fitting.append("&#").append(c).append(';');
            }
        });
        return fitting.toString().getBytes(charset);
    }

    /** The bytes compressed as {@code Content-Encoding: gzip}. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return compressed.toByteArray();
    }
}
