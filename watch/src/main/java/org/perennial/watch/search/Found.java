package org.perennial.watch.search;

import java.time.Instant;
import org.perennial.contract.EnrichedArticle;

/**
 * An article that was found.
 *
 * @param appeared when it came to light: its publication, or its fetching if that was earlier
 * @param copies how many other articles carry its text
 */
public record Found(EnrichedArticle article, Instant appeared, int copies) {

    /** The place right after it. */
    public Cursor cursor() {
        return new Cursor(appeared, article.id());
    }
}
