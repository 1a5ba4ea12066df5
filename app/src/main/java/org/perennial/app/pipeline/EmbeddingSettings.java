package org.perennial.app.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.EmbedderEngine;
import org.perennial.app.config.ConfigurationException;
import org.perennial.processing.stories.StoryEmbedding;

/**
 * The section {@code stories.embedding} of the settings: a model of the operator's that helps to link stories across languages.
 *
 * @param model its file; absent for none
 * @param tokenizer the file that says how it cuts texts; needed with a model
 * @param weight the most that it adds to the likeness of two stories, 0 to 1
 * @param maxTokens how many tokens of a text it reads, 8 to 8192
 */
public record EmbeddingSettings(
        @Nullable Path model, @Nullable Path tokenizer, double weight, int maxTokens) {
    /** Tokens read unless set otherwise: a title and some five sentences. */
    public static final int MAX_TOKENS = 128;

    private static final String SECTION = "stories.embedding.";
    private static final int FEWEST_TOKENS = 8;
    private static final int MOST_TOKENS = 8192;

    /**
     * Checks each value; the files are looked at when they are opened.
     *
     * @throws IllegalArgumentException if one is out of its range; the message names the key, the value and the remedy
     */
    public EmbeddingSettings {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(SECTION + "weight is " + weight + ": give a number from 0 to 1");
        }
        if (maxTokens < FEWEST_TOKENS || maxTokens > MOST_TOKENS) {
            throw new IllegalArgumentException(SECTION + "max-tokens is " + maxTokens + ": give a number from "
                    + FEWEST_TOKENS + " to " + MOST_TOKENS + " that the model can take");
        }
        if (model != null && tokenizer == null) {
            throw new IllegalArgumentException(SECTION + "model is " + model + ", but " + SECTION
                    + "tokenizer is not set: give the tokenizer.json that came with the model");
        }
        if (model == null && tokenizer != null) {
            throw new IllegalArgumentException(SECTION + "tokenizer is " + tokenizer + ", but " + SECTION
                    + "model is not set: give the .onnx file that it came with");
        }
    }

    /**
     * Sees whether the files are there and something that can run them.
     *
     * @throws ConfigurationException if not; the message names the key, the value and the remedy
     */
    public void check() {
        if (model != null && tokenizer != null) {
            present("model", model);
            present("tokenizer", tokenizer);
            engine(model);
        }
    }

    /**
     * Loads the model, which takes seconds; whoever asks closes its embedder.
     *
     * @return null where none is set
     * @throws ConfigurationException if it cannot be used; the message names the key, the value and the remedy
     */
    @JsonIgnore
    public @Nullable StoryEmbedding open() {
        check();
        if (model == null || tokenizer == null) {
            return null;
        }
        try {
            return new StoryEmbedding(engine(model).open(model.toString(), tokenizer.toString(), maxTokens), weight);
        } catch (IllegalArgumentException | LinkageError e) {
            throw new ConfigurationException(
                    SECTION + "model and " + SECTION + "tokenizer cannot be used: " + e.getMessage(), e);
        }
    }

    private static void present(String key, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(SECTION + key + " is " + file
                    + ", which is no file; correct it, or set it to null to link stories without a model");
        }
    }

    private static EmbedderEngine engine(Path model) {
        Optional<EmbedderEngine> engine =
                ServiceLoader.load(EmbedderEngine.class).findFirst();
        return engine.orElseThrow(() -> new ConfigurationException(SECTION + "model is " + model
                + ", but nothing is installed that could run it; unpack perennial-embedding-….tar.gz over this installation"
                + ", or set it to null"));
    }
}
