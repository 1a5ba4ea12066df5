package org.perennial.ingest.poll;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.feed.Entry;

/**
 * What is worth knowing of a feed while the process lives and can be learned again: its newest entries and their pages'
 * validators, so that pages are asked for changes even when the feed itself has none. Used by one worker at a time.
 */
final class FeedMemory {
    /** Whether the feed has been read since the start; only then can a 304 be of use. */
    boolean known;

    /** When the feed's state was last written to its topic; null if that was before the start. */
    @Nullable
    Instant written;

    @Nullable
    String language;

    @Nullable
    String bodyDigest;

    /** Entries whose pages are asked again, newest first; none once they are old. */
    List<Entry> newest = List.of();

    final Map<String, ArticleMaker.Validators> pages = new HashMap<>();
}
