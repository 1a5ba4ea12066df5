package org.perennial.app.newsroom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feed with its address and resolved entries.
 *
 * @param url the feed's own address
 * @param home the address of the publisher's front page
 * @param template how its pages look
 * @param raw the feed's text with addresses filled in, for the format raw; else null
 * @param entries in the order of the feed file
 */
record EditionFeed(
        FeedFile file,
        String url,
        String home,
        PageTemplate template,
        @Nullable String raw,
        List<EditionEntry> entries) {

    String id() {
        return file.feed();
    }
}
