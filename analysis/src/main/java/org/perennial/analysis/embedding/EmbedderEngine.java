package org.perennial.analysis.embedding;

/** Runs models of one format; found by {@link java.util.ServiceLoader}, as none comes along. */
public interface EmbedderEngine {
    /**
     * Loads a model, which takes seconds.
     *
     * @param model path of the model's file
     * @param tokenizer path of the file that says how texts are cut into the model's tokens
     * @param mostTokens how many tokens of a text are read
     * @throws IllegalArgumentException if they cannot be used together; the message begins with the file at fault and ends with
     *     the remedy
     */
    Embedder open(String model, String tokenizer, int mostTokens);
}
