package org.perennial.app.newsroom;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The publication date an entry states: an instant, a literal text that may be absurd, or nothing.
 *
 * @param instant null if a literal or nothing is stated
 * @param literal null if an instant or nothing is stated
 */
record StatedDate(@Nullable Instant instant, @Nullable String literal) {
    private static final DateTimeFormatter MAIL = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static final StatedDate NONE = new StatedDate(null, null);

    /** As RSS 2.0 and HTTP write it; null if nothing is stated. */
    @Nullable
    String mail() {
        return instant == null ? literal : MAIL.format(instant);
    }

    /** As Atom, JSON Feed, sitemaps and pages write it; null if nothing is stated. */
    @Nullable
    String iso() {
        return instant == null ? literal : instant.toString();
    }

    /** The day alone, as a page's header shows it; null if nothing is stated. */
    @Nullable
    String day() {
        return instant == null
                ? literal
                : instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** An instant as RSS 2.0 and HTTP write it. */
    static String mail(Instant instant) {
        return MAIL.format(instant);
    }
}
