package org.perennial.web.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that stood under an article's id.
 *
 * @param version 1 for the first
 * @param fetched when it was first held
 */
public record ArticleVersion(int version, @Nullable String title, String text, Instant fetched) {}
