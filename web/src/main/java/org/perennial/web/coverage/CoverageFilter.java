package org.perennial.web.coverage;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;

/**
 * Which part of the coverage is asked for.
 *
 * @param languages the BCP 47 tags wanted; empty for all
 * @param anniversaries whether only articles that mention an anniversary are wanted
 */
public record CoverageFilter(Set<String> languages, boolean anniversaries) {
    /** All there is. */
    public static final CoverageFilter EVERYTHING = new CoverageFilter(Set.of(), false);

    public CoverageFilter {
        languages = Set.copyOf(languages);
    }

    /** Whether an article is in it. */
    public boolean accepts(EnrichedArticle article) {
        return acceptsLanguage(
                        article.language() == null ? null : article.language().tag())
                && (!anniversaries || article.anniversaries().stream().anyMatch(AnniversaryMention::countsAsCoverage));
    }

    private boolean acceptsLanguage(@Nullable String tag) {
        return languages.isEmpty() || (tag != null && languages.contains(tag));
    }
}
