package org.perennial.processing.judgement;

import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.EnrichedArticle;

/**
 * An article with all that it allows to be said by itself.
 *
 * @param article its judgements added; its relation to other texts is open where there is a print
 * @param print what is compared of its text; absent if the text is too short to compare or copies were not asked for
 * @param isNew whether no text was seen under its id before; false until its version is known
 */
public record Judged(EnrichedArticle article, @Nullable TextPrint print, boolean isNew) {

    /** An article whose version is not yet known. */
    Judged(EnrichedArticle article, @Nullable TextPrint print) {
        this(article, print, false);
    }

    /** The same judgements on the article as the given version of its id. */
    public Judged withVersion(int version, boolean first) {
        return new Judged(article.withVersion(version), print, first);
    }
}
