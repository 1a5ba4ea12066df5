package org.perennial.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.perennial.analysis.embedding.Embedder;

/** An English sentence encoder of 22 million weights in a byte each, out of a library's jar. */
final class SmallModel {
    private static final String MODEL = "all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    private SmallModel() {}

    static Embedder open(Path folder) throws IOException {
        return new OnnxEngine().open(model(folder), tokenizer(folder), 128);
    }

    static String model(Path folder) throws IOException {
        return file(folder, MODEL);
    }

    static String tokenizer(Path folder) throws IOException {
        return file(folder, TOKENIZER);
    }

    private static String file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            try (InputStream in = SmallModel.class.getResourceAsStream("/" + name)) {
                Files.copy(java.util.Objects.requireNonNull(in, name), file);
            }
        }
        return file.toString();
    }
}
