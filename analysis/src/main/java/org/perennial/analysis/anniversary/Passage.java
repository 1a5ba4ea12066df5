package org.perennial.analysis.anniversary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of an article the tagger looks at.
 *
 * @param title the headline; null when there is none
 * @param text the body; may be empty
 * @param published when the publisher says it appeared; null when unknown, and then nothing is computed from it
 * @param language BCP 47 tag of the text; {@code und} when unknown
 */
public record Passage(
        @Nullable String title, String text, @Nullable Instant published, String language) {}
