package org.perennial.embedding;

import java.nio.file.Files;
import java.nio.file.Path;
import org.perennial.analysis.embedding.Embedder;
import org.perennial.analysis.embedding.EmbedderEngine;

/** Loads models in the ONNX format with tokenizers in the form of tokenizer.json. */
public final class OnnxEngine implements EmbedderEngine {
    /** For the service loader. */
    public OnnxEngine() {}

    @Override
    public Embedder open(String model, String tokenizer, int mostTokens) {
        Path modelFile = present(model, "give the path of a model's .onnx file");
        Path tokenizerFile = present(tokenizer, "give the path of the tokenizer.json that came with the model");
        Tokens tokens = Tokens.read(tokenizerFile, mostTokens);
        try {
            return OnnxEmbedder.open(modelFile, tokens);
        } catch (IllegalArgumentException e) {
            tokens.close();
            throw e;
        }
    }

    private static Path present(String file, String remedy) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    file + (Files.isDirectory(path) ? " is a folder; " : " is not there; ") + remedy);
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(file + " cannot be read by this user; change its permissions");
        }
        return path;
    }
}
