package org.perennial.web.page;

import org.jspecify.annotations.Nullable;

/**
 * The page of a weekly digest.
 *
 * @param title its title, in the digest's language
 * @param part the digest as HTML, with every text in it escaped
 * @param before where the digest of the week before is
 * @param after where that of the next week is; absent while this one is not over
 * @param data where it is as JSON
 */
public record DigestPage(
        String title, String part, String before, @Nullable String after, String data) {

    /** A value as it stands in an address. */
    public static String encoded(String value) {
        return Wording.segment(value);
    }
}
