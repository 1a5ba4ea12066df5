package org.perennial.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An article to look for false alarms in. Other keys are ignored.
 *
 * @param isAnniversary whether somebody who read it says that it holds one: then it is left out
 * @param published an ISO date or instant; null for unknown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record QuietArticle(
        @Nullable String id,
        @Nullable String title,
        String text,
        @Nullable String published,
        boolean isAnniversary) {
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
