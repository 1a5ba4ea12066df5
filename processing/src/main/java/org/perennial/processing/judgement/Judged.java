package org.perennial.processing.judgement;

import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;

/**
 * An article with all that it allows to be said by itself.
 *
 * @param article its judgements added; its relation to other texts is open where there is a fingerprint
 * @param fingerprint equal for equal texts; absent if the text is too short to compare or copies were not asked for
 * @param isNew whether no text was seen under its id before; false until its version is known
 */
public record Judged(EnrichedArticle article, @Nullable String fingerprint, boolean isNew) {

    /** An article whose version is not yet known. */
    Judged(EnrichedArticle article, @Nullable String fingerprint) {
        this(article, fingerprint, false);
    }

    /** The same judgements on the article as the given version of its id. */
    public Judged withVersion(int version, boolean first) {
        return new Judged(article.withVersion(version), fingerprint, first);
    }
}
