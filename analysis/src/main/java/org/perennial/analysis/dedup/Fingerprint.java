package org.perennial.analysis.dedup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The short name of a text: equal for copies, different for everything else. */
public final class Fingerprint {
    /** Letters a text needs before an equal one can be called its copy: below that, captions and stock phrases meet. */
    public static final int LEAST_LETTERS = 40;

    private static final int HEX_DIGITS = 32;

    private Fingerprint() {}

    /**
     * The fingerprint of an article. The title takes no part: copies are retitled more often than rewritten.
     *
     * @param title the headline; null when there is none
     * @param text the article's text
     * @return 32 hex digits of the SHA-256 of {@link NormalForm#of}; null when the text has fewer than
     *     {@value #LEAST_LETTERS} letters
     */
    public static @Nullable String of(@Nullable String title, String text) {
        return ofForm(NormalForm.of(text));
    }

    /** The fingerprint of a text that is in its normal form already. */
    static @Nullable String ofForm(String form) {
        if (form.codePoints().filter(Character::isLetter).limit(LEAST_LETTERS).count() < LEAST_LETTERS) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
