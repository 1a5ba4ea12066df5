package org.perennial.embedding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEngineTest {
    @TempDir
    private Path folder;

    private final OnnxEngine engine = new OnnxEngine();

    @Test
    void aModelThatIsNotThereIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> engine.open(folder + "/none.onnx", folder + "/none.json", 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.onnx is not there; give the path of a model's .onnx file");
    }

    @Test
    void aTokenizerThatIsNotThereIsNamedWithTheRemedy() throws IOException {
        String model = SmallModel.model(folder);

        assertThatThrownBy(() -> engine.open(model, folder.toString(), 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder + " is a folder; give the path of the tokenizer.json");
    }

    @Test
    void aFileThatIsNoModelIsNamed() throws IOException {
        String tokenizer = SmallModel.tokenizer(folder);

        assertThatThrownBy(() -> engine.open(tokenizer, tokenizer, 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenizer.json is no ONNX model that can be run")
                .hasMessageContaining("give the .onnx file of a sentence encoder");
    }

    @Test
    void aFileThatIsNoTokenizerIsNamed() throws IOException {
        String model = SmallModel.model(folder);
        Path other = Files.writeString(folder.resolve("tokenizer.json"), "{\"version\": 1}");

        assertThatThrownBy(() -> engine.open(model, other.toString(), 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenizer.json is no tokenizer.json that can be used");
    }
}
