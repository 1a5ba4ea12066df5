package org.perennial.ingest.poll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an entry, as {@link org.perennial.contract.FeedState.SeenEntry} carries it in one string.
 *
 * @param said digest of what the feed said of it
 * @param article digest of the article that was published; empty if none could be
 * @param first when it was first seen
 */
record EntryMark(String said, String article, Instant first) {
    private static final int DIGEST_BYTES = 8;

    /** The mark that a fingerprint holds; null if it was written by something else. */
    static @Nullable EntryMark parse(String fingerprint) {
        String[] parts = fingerprint.split(":", -1);
        try {
            return parts.length == 3
                    ? new EntryMark(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2], 36)))
                    : null;
        } catch (NumberFormatException foreign) {
            return null;
        }
    }

    String fingerprint() {
        return said + ":" + article + ":" + Long.toString(first.getEpochSecond(), 36);
    }

    /** A short digest of some texts; absent ones count. */
    static String digest(@Nullable Object... texts) {
        MessageDigest digest = sha256();
        for (Object text : texts) {
            digest.update(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    /** A short digest of bytes. */
    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes), 0, DIGEST_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
