package org.perennial.watch.stream;

import org.jspecify.annotations.Nullable;

/**
 * Which coverage is wanted.
 *
 * @param everything articles without an anniversary too
 * @param language only this language, a BCP 47 tag without script; absent for all
 * @param event only this event of the registry; absent for all
 */
public record CoverageFilter(
        boolean everything,
        @Nullable String language,
        @Nullable String event) {}
