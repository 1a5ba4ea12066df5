package org.perennial.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article that is labelled with whose copy it is. Other keys of a row are ignored.
 *
 * @param cluster equal for copies of one article, different for everything else
 * @param published an ISO instant
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DuplicateRow(
        String id,
        String cluster,
        Instant published,
        @Nullable String title,
        String text) {
    Duration apart(DuplicateRow other) {
        return Duration.between(published, other.published).abs();
    }
}
