package org.perennial.analysis.anniversary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an article the tagger looks at.
 *
 * @param title the headline; null when there is none
 * @param text the body; may be empty
 * @param published when the publisher says it appeared; null when unknown, and then nothing is computed from it
 * @param language BCP 47 tag of the text; {@code und} when unknown
 * @param otherwise tags of the languages that it could be instead, the likeliest first; they are tried where the first finds
 *     no anniversary
 */
public record Passage(
        @Nullable String title, String text, @Nullable Instant published, String language, List<String> otherwise) {
    /** Copies the list. */
    public Passage {
        otherwise = List.copyOf(otherwise);
    }

    /** A passage whose language is certain. */
    public Passage(@Nullable String title, String text, @Nullable Instant published, String language) {
        this(title, text, published, language, List.of());
    }
}
