package org.perennial.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of one article for all its life: the same page fetched twice, or listed by two feeds, has one id.
 *
 * <p>It is the first 128 bits of SHA-256 in lower-case hexadecimal (32 characters): short enough for keys and addresses,
 * long enough that two of 10^12 articles meet with a chance below 10^-14.
 */
public final class ArticleId {
    private static final int BYTES = 16;

    private ArticleId() {}

    /** The id of the article at a canonical URL. */
    public static String ofUrl(String canonicalUrl) {
        return digest(canonicalUrl);
    }

    /** The id of an entry that has no page of its own, by its feed and the feed's identifier for it. */
    public static String ofEntry(String feed, String guid) {
        return digest(feed + "\n" + guid);
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
