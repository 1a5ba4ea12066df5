package org.perennial.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.embedding.Embedder;
import org.perennial.analysis.embedding.EmbedderEngine;
import org.perennial.analysis.embedding.Embedding;

class OnnxEmbedderTest {
    private static final String STRIKE = "Ferry crews have been on strike for three weeks and no ship leaves the port.";
    private static final String STRIKE_AGAIN =
            "Sailors refuse to work; boats stay in the harbour since the walkout began.";
    private static final String TRIAL = "The banker on trial is said to have given himself thousands of loans.";

    @TempDir
    private static Path folder;

    private static Embedder embedder;

    @BeforeAll
    static void loadTheModel() throws IOException {
        embedder = SmallModel.open(folder);
    }

    @AfterAll
    static void freeTheModel() {
        embedder.close();
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(EmbedderEngine.class)).hasOnlyElementsOfType(OnnxEngine.class);
    }

    @Test
    void aParaphraseIsNearerThanAStranger() {
        Embedding strike = embedder.embed(null, STRIKE);

        assertThat(strike.cosine(embedder.embed(null, STRIKE_AGAIN)))
                .isGreaterThan(.5)
                .isGreaterThan(strike.cosine(embedder.embed(null, TRIAL)) + .3);
    }

    @Test
    void theTitleIsReadToo() {
        assertThat(embedder.embed("Banker on trial", STRIKE)).isNotEqualTo(embedder.embed(null, STRIKE));
    }

    @Test
    void equalTextsHaveEqualEmbeddingsOnAllThreads() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Embedding>> tasks = Stream.generate(
                            () -> (Callable<Embedding>) () -> embedder.embed(null, STRIKE))
                    .limit(16)
                    .toList();
            for (Future<Embedding> embedded : threads.invokeAll(tasks)) {
                assertThat(embedded.get()).isEqualTo(embedder.embed(null, STRIKE));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void itSaysHowManyDimensionsItHas() {
        assertThat(embedder.dimensions())
                .isEqualTo(384)
                .isEqualTo(embedder.embed(null, STRIKE).dimensions());
    }

    @Test
    void aTextOfAnyLengthIsEmbedded() {
        assertThat(embedder.embed("", "").dimensions()).isEqualTo(384);
        assertThat(embedder.embed(null, STRIKE.repeat(1000)).dimensions()).isEqualTo(384);
    }

    @Test
    void nothingIsFetchedAndNothingIsLeftBehind() {
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(Path.of(System.getProperty("ENGINE_CACHE_DIR"))).doesNotExist();
    }
}
