package org.perennial.ingest.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides by which charset bytes are to be read.
 *
 * <p>What decides, in this order: a byte order mark; bytes beyond ASCII that are valid UTF-8, which no other charset is by
 * chance; the charset of the HTTP header, then that of the document, each if the bytes are legal in it; what the bytes look
 * like; windows-1252. A charset is read as the superset that its users mean by it (gb2312 as GB18030, iso-8859-1 as
 * windows-1252), as browsers do.
 */
public final class Decoding {
    /** A document must name its charset within this many bytes. */
    private static final int HEAD = 4_096;

    private static final int SAMPLE = 64 * 1_024;

    /**
     * Of so many whole characters one may be broken, and the bytes are still UTF-8. In no other charset do so many bytes beyond
     * ASCII stand as UTF-8 wants them.
     */
    private static final long MOST_BROKEN = 4;

    private static final Pattern HEADER_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> WIDER = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("big5", "Big5-HKSCS"));

    private Decoding() {}

    /** An XML or JSON document; {@code contentType} is the HTTP header, absent if there was none. */
    public static Decoded xml(byte[] body, @Nullable String contentType) {
        return decode(body, contentType, XML_ENCODING);
    }

    /** An HTML page; {@code contentType} as for {@link #xml}. */
    public static Decoded html(byte[] body, @Nullable String contentType) {
        return decode(body, contentType, META_CHARSET);
    }

    private static Decoded decode(byte[] body, @Nullable String contentType, Pattern declaration) {
        Charset marked = byMark(body);
        if (marked != null) {
            return read(body, marked);
        }
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        Optional<Charset> inHeader = named(contentType == null ? "" : contentType, HEADER_CHARSET);
        Optional<Charset> inDocument = named(head, declaration).or(() -> named(head, XML_ENCODING));
        if (isAscii(body)) {
            // Seven-bit charsets such as ISO-2022-JP shift by an escape character.
            Charset shifting =
                    head.indexOf('\u001b') >= 0 ? inHeader.or(() -> inDocument).orElse(null) : null;
            return read(body, shifting == null ? StandardCharsets.UTF_8 : shifting);
        }
        if (mostlyUtf8(body)) {
            return read(body, StandardCharsets.UTF_8);
        }
        for (Optional<Charset> claim : Arrays.asList(inHeader, inDocument)) {
            if (claim.isPresent() && legal(body, claim.get())) {
                return read(body, claim.get());
            }
        }
        return read(body, byLooks(body));
    }

    private static @Nullable Charset byMark(byte[] body) {
        int first = at(body, 0) << 8 | at(body, 1);
        int second = at(body, 2) << 8 | at(body, 3);
        if (body.length >= 4) {
            if (first == 0 && (second == 0xFEFF || second == 0x003C)) {
                return Charset.forName("UTF-32BE");
            }
            if ((first == 0xFFFE || first == 0x3C00) && second == 0) {
                return Charset.forName("UTF-32LE");
            }
        }
        if (first == 0xEFBB && at(body, 2) == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (first == 0xFEFF || first == 0x003C) {
            return StandardCharsets.UTF_16BE;
        }
        return first == 0xFFFE || first == 0x3C00 ? StandardCharsets.UTF_16LE : null;
    }

    private static int at(byte[] body, int index) {
        return index < body.length ? body[index] & 0xFF : 0x100;
    }

    private static boolean isAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes are UTF-8, but for a cut-off end and the odd broken character among many whole ones. */
    private static boolean mostlyUtf8(byte[] body) {
        int whole = 0;
        int broken = 0;
        for (int i = 0; i < body.length; ) {
            int lead = body[i] & 0xFF;
            int more = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
            int next = i + 1;
            while (more > 0 && next < body.length && next <= i + more && (body[next] & 0xC0) == 0x80) {
                next++;
            }
            boolean cutOff = next == body.length && next <= i + more;
            if (more < 0 || next <= i + more && !cutOff) {
                broken++;
            } else if (more > 0) {
                whole++;
            }
            i = next;
        }
        return whole > 0 && broken * MOST_BROKEN <= whole;
    }

    private static Optional<Charset> named(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("us-ascii")
                || lower.equals("ascii")
                || lower.startsWith("utf-16")
                || lower.startsWith("utf-32")) {
            return Optional.empty(); // bytes beyond ASCII, or no mark and no zero bytes: the claim is false
        }
        try {
            return Optional.of(Charset.forName(WIDER.getOrDefault(lower, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean legal(byte[] body, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return text.chars().noneMatch(c -> c >= 0x80 && c < 0xA0 && c != 0x85);
        } catch (CharacterCodingException illegal) {
            return false;
        }
    }

    private static Charset byLooks(byte[] body) {
        byte[] sample = body.length > SAMPLE ? Arrays.copyOf(body, SAMPLE) : body;
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true); // looks at the words, not at the tags
        CharsetMatch match = detector.setText(sample).detect();
        return match == null || match.getConfidence() < 20
                ? Charset.forName("windows-1252")
                : charset(match.getName()).orElse(Charset.forName("windows-1252"));
    }

    private static Decoded read(byte[] body, Charset charset) {
        String text = new String(body, charset);
        return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
    }
}
