package org.perennial.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An article that is said to hold no anniversary. Other keys are ignored.
 *
 * @param published an ISO date or instant; null for unknown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record QuietArticle(
        @Nullable String id,
        @Nullable String title,
        String text,
        @Nullable String published) {
    @Nullable
    Instant at() {
        if (published == null) {
            return null;
        }
        return published.length() == 10
                ? LocalDate.parse(published).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(published);
    }
}
