package org.perennial.processing.stories;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.perennial.analysis.story.StoryFeatures;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Language;

/** What of an enriched article makes its story. */
public final class Tellings {
    private static final String UNDETERMINED = "und";

    private Tellings() {}

    /** The tag of the article's language; {@code und} without one. */
    public static String language(EnrichedArticle article) {
        return Optional.ofNullable(article.language()).map(Language::tag).orElse(UNDETERMINED);
    }

    /** What is compared of the article: its words, and the remembered events that it writes about. */
    public static StoryFeatures features(EnrichedArticle article) {
        List<String> events = article.anniversaries().stream()
                .filter(AnniversaryMention::countsAsCoverage)
                .filter(mention -> mention.event() != null)
                .map(mention -> mention.event() + "|" + Objects.toString(mention.n(), ""))
                .distinct()
                .toList();
        return StoryFeatures.of(article.title(), article.text(), language(article), events);
    }
}
