/**
 * Embeds texts by an operator's ONNX model: the file that ONNX Runtime runs, and the tokenizer.json that belongs to it.
 *
 * <p>Start at {@link org.perennial.embedding.OnnxEngine}, which the service loader finds where this module has been put beside
 * the others. A model is loaded once and shared by all threads. Both libraries are native: what they need lies in their jars,
 * and nothing is fetched.
 */
@NullMarked
package org.perennial.embedding;

import org.jspecify.annotations.NullMarked;
