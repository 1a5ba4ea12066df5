package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry with its placeholders filled and its times fixed.
 *
 * @param url the address of its page; null if it stands in the feed only
 * @param guid what the feed identifies it by, unique in the newsroom
 * @param appears when the feed first lists it
 * @param published what it states as its date
 * @param dated the publication instant its placeholders were filled by
 * @param rawHtml the page's text instead of its template, addresses filled in; null for the template
 * @param versions the first version and its revisions in order, at least one
 */
record EditionEntry(
        FeedFile.Entry file,
        String feed,
        @Nullable String url,
        String guid,
        Instant appears,
        StatedDate published,
        Instant dated,
        @Nullable String rawHtml,
        List<Version> versions) {

    /**
     * The words of an entry from some instant on.
     *
     * @param number 1 for the first
     * @param due the earliest instant at which it may be seen
     */
    record Version(
            int number,
            Instant due,
            String title,
            @Nullable String summary,
            @Nullable String body) {}

    String id() {
        return file.id();
    }

    /** The expectations, if any were written. */
    Optional<FeedFile.Expected> expected() {
        return Optional.ofNullable(file.expect());
    }

    /** The words of the first version without case, space, quotes and punctuation: what a copy shares. */
    String wording() {
        String body = versions.get(0).body();
        return body == null ? "" : body.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }
}
