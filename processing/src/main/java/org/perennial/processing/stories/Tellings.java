package org.perennial.processing.stories;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;
import org.perennial.analysis.story.StoryFeatures;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Language;

/** What of an enriched article makes its story. Safe for all threads. */
public final class Tellings {
    private static final String UNDETERMINED = "und";

    private final @Nullable StoryEmbedding model;

    /** @param model null where none is used */
    public Tellings(@Nullable StoryEmbedding model) {
        this.model = model;
    }

    /**
     * What is compared of an article.
     *
     * @param features in bytes
     * @param embedding in bytes; absent without a model
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Compared(byte[] features, byte @Nullable [] embedding) {}

    /** What is compared of the article; of all that is said of one, this takes longest where there is a model. */
    public Compared compared(EnrichedArticle article) {
        Embedding embedding = StoryEmbedding.of(model, article);
        return new Compared(features(article).toBytes(), embedding == null ? null : embedding.toBytes());
    }

    /** The tag of the language that most of the article is in; {@code und} without one. */
    public static String language(EnrichedArticle article) {
        return Optional.ofNullable(article.language()).map(Language::main).orElse(UNDETERMINED);
    }

    /** Its words, and the remembered events that it writes about. */
    private static StoryFeatures features(EnrichedArticle article) {
        List<String> events = article.anniversaries().stream()
                .filter(AnniversaryMention::countsAsCoverage)
                .filter(mention -> mention.event() != null)
                .map(mention -> mention.event() + "|" + Objects.toString(mention.n(), ""))
                .distinct()
                .toList();
        return StoryFeatures.of(article.title(), article.text(), language(article), events);
    }
}
