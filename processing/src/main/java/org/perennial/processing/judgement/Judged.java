package org.perennial.processing.judgement;

import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;

/**
 * An article with all that it allows to be said by itself.
 *
 * @param article its judgements added; its relation to other texts is open where there is a fingerprint
 * @param fingerprint equal for equal texts; absent if the text is too short to compare or copies were not asked for
 */
public record Judged(EnrichedArticle article, @Nullable String fingerprint) {

    /** The same judgements on the article as the given version of its id. */
    public Judged withVersion(int version) {
        return new Judged(article.withVersion(version), fingerprint);
    }
}
