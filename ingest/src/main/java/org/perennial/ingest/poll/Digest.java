package org.perennial.ingest.poll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Short digests, by which a feed's state knows what it has seen: the first 64 bits of SHA-256 in hexadecimal. */
final class Digest {
    private static final int BYTES = 8;

    private Digest() {}

    /** Of some texts in their order; an absent one counts and is no text. */
    static String ofTexts(@Nullable Object... texts) {
        MessageDigest digest = sha256();
        for (Object text : texts) {
            digest.update(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
