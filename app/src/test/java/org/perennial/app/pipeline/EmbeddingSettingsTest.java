package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.config.Configuration;
import org.perennial.app.config.ConfigurationException;

class EmbeddingSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void thereIsNoModelUnlessOneIsSet() {
        assertThat(StageSettings.embedding(Configuration.load(null, Map.of(), List.of()))
                        .open())
                .isNull();
    }

    @Test
    void aWeightBeyondOneIsNamedWithItsKeyAndTheRemedy() {
        assertThatThrownBy(() -> settings("stories.embedding.weight=3"))
                .hasMessageContaining("stories.embedding.weight is 3.0: give a number from 0 to 1");
    }

    @Test
    void tooFewTokensAreNamedWithTheirKeyAndTheRemedy() {
        assertThatThrownBy(() -> settings("stories.embedding.max-tokens=1"))
                .hasMessageContaining("stories.embedding.max-tokens is 1: give a number from 8 to 8192");
    }

    @Test
    void aModelWithoutTokenizerIsRefused() {
        assertThatThrownBy(() -> settings("stories.embedding.model=a.onnx"))
                .hasMessageContaining("stories.embedding.tokenizer is not set");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsKey() {
        assertThatThrownBy(() -> settings("stories.embedding.model=none.onnx", "stories.embedding.tokenizer=none.json")
                        .open())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("stories.embedding.model is none.onnx, which is no file; correct it");
    }

    @Test
    void aModelThatNothingInstalledCanRunIsRefusedWithWhatToInstall() throws IOException {
        Path model = Files.createFile(folder.resolve("model.onnx"));
        Path tokenizer = Files.createFile(folder.resolve("tokenizer.json"));

        assertThatThrownBy(
                        () -> settings("stories.embedding.model=" + model, "stories.embedding.tokenizer=" + tokenizer)
                                .open())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unpack perennial-embedding");
    }

    private static EmbeddingSettings settings(String... sets) {
        return StageSettings.embedding(Configuration.load(null, Map.of(), List.of(sets)));
    }
}
