package org.perennial.sink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.sink.ArticleStore;
import org.perennial.sink.Batch;
import org.perennial.sink.OffsetSpan;
import org.perennial.testkit.Articles;

class FileArticleStoreTest {
    private static final TopicPartition PARTITION = new TopicPartition("articles.enriched", 1);

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2025-02-26T00:00:00Z");

    @Test
    void aFullFileIsNamedByTheOffsetsThatItHolds() throws IOException {
        FileArticleStore store = store(FileFormat.JSONL, 3);
        write(store, 0, 2, "a", "b");
        assertThat(names())
                .singleElement()
                .asString()
                .startsWith("00000000000000000000-")
                .endsWith(".jsonl.unfinished");
        write(store, 2, 7, "c");
        assertThat(names()).containsExactly("00000000000000000000-00000000000000000007.jsonl");
        assertThat(store(FileFormat.JSONL, 3).positions()).containsExactly(Map.entry(PARTITION, 7L));
    }

    @Test
    void anOldFileIsNamedThoughItIsNotFull() throws IOException {
        FileArticleStore store = store(FileFormat.JSONL, 100);
        write(store, 0, 1, "a");
        now = now.plus(Duration.ofMinutes(4));
        store.betweenBatches();
        assertThat(names()).allMatch(name -> name.endsWith(".unfinished"));
        now = now.plus(Duration.ofMinutes(1));
        store.betweenBatches();
        assertThat(names()).containsExactly("00000000000000000000-00000000000000000001.jsonl");
    }

    @Test
    void anEndingStoreLeavesNothingUnfinished() throws IOException {
        FileArticleStore store = store(FileFormat.JSONL, 100);
        write(store, 5, 6, "a");
        store.ending();
        assertThat(names()).containsExactly("00000000000000000005-00000000000000000006.jsonl");
    }

    @Test
    void whatAProcessLeftUnfinishedIsReadAgain() throws IOException {
        FileArticleStore killed = store(FileFormat.JSONL, 2);
        write(killed, 0, 2, "a", "b");
        write(killed, 2, 3, "c");
        FileArticleStore next = store(FileFormat.JSONL, 2);
        assertThat(next.positions()).containsEntry(PARTITION, 2L);
        write(next, 2, 4, "c", "d");
        assertThat(ids()).containsExactly(id("a"), id("b"), id("c"), id("d"));
    }

    @Test
    void ofTwoProcessesTheSecondGivesItsStretchUp() throws IOException {
        FileArticleStore one = store(FileFormat.JSONL, 2);
        FileArticleStore other = store(FileFormat.JSONL, 3);
        write(one, 0, 1, "a");
        write(other, 0, 3, "a", "b", "c");
        assertThatExceptionOfType(ArticleStore.PositionMovedException.class).isThrownBy(() -> write(one, 1, 2, "b"));
        assertThat(one.positions()).containsEntry(PARTITION, 3L);
        assertThat(ids()).containsExactly(id("a"), id("b"), id("c"));
    }

    @Test
    void aTopicThatWasMadeAnewBeginsAnewAndItsOldFilesStay() throws IOException {
        FileArticleStore store = store(FileFormat.JSONL, 1);
        write(store, 0, 900, "a");
        store.forgetPosition(PARTITION);
        assertThat(store.positions()).doesNotContainKey(PARTITION);
        write(store, 0, 1, "b");
        assertThat(ids()).containsExactly(id("b"));
        assertThat(Files.list(directory.resolve("articles.enriched"))
                        .map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("1", "1-former-1");
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void whatIsWrittenReadsBack(FileFormat format) throws IOException {
        EnrichedArticle article = Articles.enriched("a", "Xocalı 霍贾利 🕯", "ذكرى\n\"quoted\"");
        FileArticleStore store = store(format, 1);
        store.write(Batch.of(List.of(article), Map.of(PARTITION, new OffsetSpan(0, 1))), (index, reason) -> {});
        Path file = files().get(0);
        if (format == FileFormat.JSONL) {
            assertThat(Json.read(Files.readString(file), EnrichedArticle.class)).isEqualTo(article);
            return;
        }
        Map<String, Object> row = rows(file).get(0);
        assertThat(Json.read(String.valueOf(row.get("document")), EnrichedArticle.class))
                .isEqualTo(article);
        assertThat(row)
                .containsEntry("title", article.title())
                .containsEntry("text", article.text())
                .containsEntry("language", "en")
                .containsEntry("relation", "original")
                .containsEntry("version", 1)
                .containsEntry("fetched", Articles.FETCHED.toEpochMilli() * 1_000);
        assertThat(row.get("story")).isNull();
    }

    private FileArticleStore store(FileFormat format, int rows) {
        return new FileArticleStore(directory, format, rows, Duration.ofMinutes(5), () -> now);
    }

    private static void write(FileArticleStore store, long from, long next, String... names) {
        List<EnrichedArticle> articles = new ArrayList<>();
        for (String name : names) {
            articles.add(Articles.enriched(name, "Title", "text"));
        }
        store.write(Batch.of(articles, Map.of(PARTITION, new OffsetSpan(from, next))), (index, reason) -> {});
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("articles.enriched/1"))) {
            return files.filter(file -> !file.getFileName().toString().equals("lock"))
                    // The library for Parquet keeps checksums beside its files.
                    .filter(file -> !file.getFileName().toString().endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> names() throws IOException {
        return files().stream().map(file -> file.getFileName().toString()).toList();
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            Files.readAllLines(file)
                    .forEach(line ->
                            ids.add(Json.read(line, EnrichedArticle.class).id()));
        }
        return ids;
    }

    private static String id(String name) {
        return Articles.id(name);
    }

    private static List<Map<String, Object>> rows(Path file) throws IOException {
        Hydrator<Map<String, Object>, Map<String, Object>> hydrator = new Hydrator<>() {
            @Override
            public Map<String, Object> start() {
                return new HashMap<>();
            }

            @Override
            public Map<String, Object> add(Map<String, Object> row, String column, Object value) {
                row.put(column, value);
                return row;
            }

            @Override
            public Map<String, Object> finish(Map<String, Object> row) {
                return row;
            }
        };
        try (Stream<Map<String, Object>> rows =
                ParquetReader.streamContent(file.toFile(), HydratorSupplier.constantly(hydrator))) {
            return rows.toList();
        }
    }
}
