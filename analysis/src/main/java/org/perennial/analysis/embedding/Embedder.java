package org.perennial.analysis.embedding;

import org.jspecify.annotations.Nullable;

/**
 * Turns texts into directions: the smaller the angle between two, the more alike their meaning, in whatever languages they
 * are. Equal input gives equal output; safe for use by several threads until it is closed.
 */
public interface Embedder extends AutoCloseable {
    /**
     * The direction of an article.
     *
     * @param title null when there is none
     * @param text may be empty; what is too long for the model is cut off
     * @throws IllegalStateException if the model fails on it
     */
    Embedding embed(@Nullable String title, String text);

    /** How many numbers a direction has, 1 to {@link Embedding#MOST_DIMENSIONS}. */
    int dimensions();

    /** Frees the model's memory. */
    @Override
    void close();
}
