/**
 * What a model of the operator's makes of a text: a direction, near which lie texts that mean the same.
 *
 * <p>Start at {@link org.perennial.analysis.embedding.Embedder}. There is none unless an operator brings one: {@link
 * org.perennial.analysis.embedding.EmbedderEngine} is how it is found. {@link org.perennial.analysis.embedding.Embedding} is
 * what is kept of it.
 *
 * <p>All types here are safe for use by several threads.
 */
@NullMarked
package org.perennial.analysis.embedding;

import org.jspecify.annotations.NullMarked;
