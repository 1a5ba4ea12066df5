package org.perennial.processing.stories;

import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedder;
import org.perennial.analysis.embedding.Embedding;
import org.perennial.contract.EnrichedArticle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator's model that helps to link stories across languages.
 *
 * @param embedder closed by whoever opened it, when no article comes any more
 * @param weight the most that it adds to the likeness of two stories, 0 to 1; two may be linked at about .12
 */
public record StoryEmbedding(Embedder embedder, double weight) {
    private static final Logger LOG = LoggerFactory.getLogger(StoryEmbedding.class);

    /** What counts of an embedding unless set otherwise. */
    public static final double WEIGHT = 0.2;

    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if it is out of its range; the message names the key, the value and the remedy
     */
    public StoryEmbedding {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("stories.embedding.weight is " + weight + ": give a number from 0 to 1");
        }
    }

    /**
     * What the model makes of an article; absent without a model, if the article has no words, and if the model fails on it,
     * since a story can be found without.
     */
    static @Nullable Embedding of(@Nullable StoryEmbedding model, EnrichedArticle article) {
        if (model == null || article.text().isBlank()) {
            return null;
        }
        try {
            return model.embedder.embed(article.title(), article.text());
        } catch (IllegalStateException e) {
            LOG.atWarn()
                    .setMessage("an article has no embedding, as the model failed on it")
                    .addKeyValue("article", article.id())
                    .setCause(e)
                    .log();
            return null;
        }
    }

    /** The weight of a model; 0 without one. */
    static double weight(@Nullable StoryEmbedding model) {
        return model == null ? 0 : model.weight;
    }
}
