package org.perennial.watch.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored article as a line of news.
 *
 * @param change the store's number of this change; grows
 * @param id the article's id
 * @param url absent if it has no page
 * @param source the publisher; absent if unknown
 * @param title absent if it has none
 * @param language BCP 47 tag; absent if it has not been judged
 * @param published absent if its publisher gave no usable date
 * @param version 1, or more for a text that was changed
 * @param relation how it relates to earlier texts; absent if that has not been judged
 * @param event the remembered event of its most certain anniversary: the registry's id, else the text's own words; absent
 *     if it mentions none
 * @param n the how-manieth anniversary that is; absent if unknown
 */
public record Coverage(
        long change,
        String id,
        @Nullable String url,
        @Nullable String source,
        @Nullable String title,
        @Nullable String language,
        @Nullable Instant published,
        int version,
        @Nullable String relation,
        @Nullable String event,
        @Nullable Integer n) {}
