package org.perennial.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The one secret of this server, kept as hashes. A session's cookie holds a value derived from it, so sessions survive a
 * restart and end when the token changes. Comparisons take the same time whatever differs.
 */
final class AccessToken {
    private final byte[] tokenHash;
    private final String session;

    AccessToken(String token) {
        this.tokenHash = hash("perennial token\n" + token);
        this.session = HexFormat.of().formatHex(hash("perennial session\n" + token));
    }

    /** Whether this is the token. */
    boolean matches(@Nullable String given) {
        return given != null && MessageDigest.isEqual(tokenHash, hash("perennial token\n" + given));
    }

    /** Whether this is the cookie of a session. */
    boolean matchesSession(@Nullable String cookie) {
        return cookie != null && MessageDigest.isEqual(hash(session), hash(cookie));
    }

    /** What a session's cookie holds. */
    String session() {
        return session;
    }

    /** What is stored of a secret. */
    static String digest(String secret) {
        return HexFormat.of().formatHex(hash("perennial digest\n" + secret));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
