package org.perennial.ingest.poll;

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
    @Nullable
    String language;

    @Nullable
    String bodyDigest;

    /** The feed's newest entries, newest first, as many as are visited again. */
    List<Entry> newest = List.of();

    final Map<String, ArticleMaker.Validators> pages = new HashMap<>();
}
