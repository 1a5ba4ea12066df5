package org.perennial.web.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;

/**
 * An article as the store has it.
 *
 * @param change the number of the last change of it or, in the stream of changes, of one of its copies
 * @param appeared when it came to light: its publication, or its fetching if that was earlier
 * @param copies who carries its text besides
 * @param telling how widely its story is told; absent if it is in none
 */
public record Entry(
        EnrichedArticle article,
        long change,
        Instant appeared,
        Copies copies,
        @Nullable Telling telling) {

    /** The place right after this entry. */
    public Cursor cursor() {
        return new Cursor(appeared, article.id());
    }

    /** The id of the cluster that it begins or belongs to. */
    public String cluster() {
        Duplicate duplicate = article.duplicate();
        return duplicate == null ? article.id() : duplicate.cluster();
    }

    Entry withCopies(Copies some) {
        return new Entry(article, change, appeared, some, telling);
    }

    Entry withTelling(@Nullable Telling some) {
        return new Entry(article, change, appeared, copies, some);
    }
}
