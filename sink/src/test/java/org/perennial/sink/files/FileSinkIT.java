package org.perennial.sink.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Topics;
import org.perennial.sink.SinkStage;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;

class FileSinkIT {
    private static final int ARTICLES = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestBroker broker = TestBroker.shared().freshTopics();

    @TempDir
    Path directory;

    @Test
    void aSinkKilledAgainAndAgainWritesEachArticleOnce() throws Exception {
        Map<String, EnrichedArticle> articles = new LinkedHashMap<>();
        for (int i = 0; i < ARTICLES; i++) {
            EnrichedArticle article = Articles.enriched("source" + i, "Title " + i, "text");
            articles.put(article.id(), article);
        }
        broker.send(Topics.ENRICHED_ARTICLES, articles);
        for (int kill = 0; kill < 3; kill++) {
            int goal = Math.min(ARTICLES - 500, ids().size() + ARTICLES / 5);
            Process sink = startProcess();
            await(() -> ids().size() >= goal || !sink.isAlive());
            assertThat(sink.isAlive()).as("the sink until it is killed").isTrue();
            sink.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (SinkStage sink = FileSinkProcess.start(broker.bootstrapServers(), directory, FileFormat.JSONL)) {
            await(() -> ids().size() >= ARTICLES);
            assertThat(sink.problem()).isEmpty();
        }
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(articles.keySet());
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FileSinkProcess.class.getName(),
                        broker.bootstrapServers(),
                        directory.toString(),
                        FileFormat.JSONL.name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The ids in all files that have their names. */
    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                Files.readAllLines(file)
                        .forEach(line ->
                                ids.add(Json.read(line, EnrichedArticle.class).id()));
            }
        } catch (NoSuchFileException e) {
            return ids; // renamed while it was looked at
        } catch (IOException | UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return ids;
            }
            throw new AssertionError(e);
        }
        return ids;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
