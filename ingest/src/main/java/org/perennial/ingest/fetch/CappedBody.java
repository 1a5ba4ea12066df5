package org.perennial.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an answer's body, decompressed, and stops at the first limit that it passes. */
final class CappedBody {
    /** Below this size a high ratio is only a small page. */
    private static final long RATIO_COUNTS_FROM = 1L << 20;

    private static final long SLOW_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SLOWEST_BYTES_PER_SECOND = 1_000;

    private final FetchLimits limits;
    private final long started = System.nanoTime();
    private long wire;

    private CappedBody(FetchLimits limits) {
        this.limits = limits;
    }

    /** A limit that was passed, as a sentence without a subject. */
    static final class LimitException extends IOException {
        private static final long serialVersionUID = 1L;

        private final FetchResult.Kind kind;

        LimitException(FetchResult.Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        FetchResult.Kind kind() {
            return kind;
        }
    }

    /**
     * The whole body.
     *
     * @param encoding the {@code Content-Encoding} header; absent if there was none
     */
    static byte[] read(InputStream body, @Nullable String encoding, FetchLimits limits) throws IOException {
        CappedBody capped = new CappedBody(limits);
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        InputStream counted = capped.new Counted(body);
        boolean compressed = switch (name) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new LimitException(
                        FetchResult.Kind.MALFORMED, "came in the encoding \"" + name + "\", which was not offered");
        };
        byte[] bytes = capped.drain(compressed ? new GZIPInputStream(counted) : counted);
        boolean gzipFile = bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B && bytes[2] == 8;
        return gzipFile ? capped.drain(new GZIPInputStream(new ByteArrayInputStream(bytes))) : bytes;
    }

    private byte[] drain(InputStream decoded) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(16 * 1024);
        byte[] chunk = new byte[16 * 1024];
        for (int n = decoded.read(chunk); n >= 0; n = decoded.read(chunk)) {
            all.write(chunk, 0, n);
            if (all.size() > limits.decodedBytes()) {
                throw tooLarge("is larger than " + limits.decodedBytes() + " bytes");
            }
            if (all.size() > RATIO_COUNTS_FROM && all.size() > wire * limits.ratio()) {
                throw tooLarge("grows to more than " + limits.ratio() + " times its compressed size");
            }
        }
        return all.toByteArray();
    }

    private static LimitException tooLarge(String what) {
        return new LimitException(FetchResult.Kind.TOO_LARGE, what);
    }

    private final class Counted extends InputStream {
        private final InputStream source;

        Counted(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = source.read(into, offset, length);
            wire += Math.max(n, 0);
            if (wire > limits.wireBytes()) {
                throw tooLarge("is larger than " + limits.wireBytes() + " bytes on the wire");
            }
            long nanos = System.nanoTime() - started;
            if (n > 0 && nanos > SLOW_AFTER_NANOS && wire < nanos / 1e9 * SLOWEST_BYTES_PER_SECOND) {
                throw new LimitException(
                        FetchResult.Kind.TOO_SLOW,
                        "comes at less than " + SLOWEST_BYTES_PER_SECOND + " bytes a second");
            }
            return n;
        }
    }
}
