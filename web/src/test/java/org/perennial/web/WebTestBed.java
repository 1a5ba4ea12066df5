package org.perennial.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.Cluster;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Occurrence;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.OffsetSpan;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.digest.DigestStore;
import org.perennial.watch.digest.Editions;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.RegularLooks;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.search.Archive;
import org.perennial.watch.sending.Unsubscriptions;

/** A server over a database of its own, and a client that knows the token. */
final class WebTestBed implements AutoCloseable {
    static final String TOKEN = "a-token-for-tests-0123456789abcdef";

    private static final TopicPartition PARTITION = new TopicPartition("articles.enriched", 0);

    private final Database database;
    private final PostgresArticleStore store;
    private final MemoryDesk desk;
    private final WebStage web;
    private final Path watches;
    private final HttpClient client = HttpClient.newHttpClient();

    private WebTestBed(Database database, MemoryDesk desk, WebStage web, Path watches) {
        this.database = database;
        this.store = new PostgresArticleStore(database.dataSource());
        this.desk = desk;
        this.web = web;
        this.watches = watches;
    }

    static WebTestBed open() {
        return open(Clock.systemUTC());
    }

    /** With a clock that says what today is. */
    static WebTestBed open(Clock clock) {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        Database database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 10));
        MemoryDesk desk = new MemoryDesk();
        Path watches = emptyFolder();
        WebStage web = WebStage.start(
                config(),
                new WebStage.Contents(
                        database.dataSource(), desk, room(database, watches, clock), new FixedOperations()),
                () -> FixedOperations.CHECKS,
                metrics(),
                clock);
        return new WebTestBed(database, desk, web, watches);
    }

    private static WatchRoom room(Database database, Path folder, Clock clock) {
        Archive archive = new Archive(database.dataSource());
        return new WatchRoom(
                new Watches(database.dataSource(), new WatchFolder(folder), clock),
                new Tellings(database.dataSource()),
                archive,
                new Backtest(
                        database.dataSource(), new RegularLooks(archive, EventRegistry::load), Duration.ofMinutes(2)),
                new Unsubscriptions(database.dataSource(), "https://news.example", clock),
                200,
                new Editions(database.dataSource(), new DigestStore(database.dataSource(), EventRegistry::load)));
    }

    private static Path emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("watches");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file into the folder of watches. */
    void watches(String file, String text) {
        try {
            Path written = Files.writeString(watches.resolve(file), text);
            written.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebConfig config() {
        return new WebConfig("127.0.0.1", 0, Set.of("news.example"), TOKEN, false);
    }

    static PrometheusMeterRegistry metrics() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    WebStage web() {
        return web;
    }

    /** The registry behind the pages. */
    MemoryDesk desk() {
        return desk;
    }

    Database database() {
        return database;
    }

    URI at(String path) {
        return web.address().resolve(path);
    }

    /** Stores articles as the sink would. */
    void store(EnrichedArticle... articles) {
        write(List.of(articles), List.of(), List.of());
    }

    /** Stores clusters of copies as the sink would. */
    void store(Cluster... clusters) {
        write(List.of(), List.of(clusters), List.of());
    }

    /** Stores returns of events as the sink would. */
    void store(Occurrence... occurrences) {
        write(List.of(), List.of(), List.of(occurrences));
    }

    private void write(List<EnrichedArticle> articles, List<Cluster> clusters, List<Occurrence> occurrences) {
        long from = store.positions().getOrDefault(PARTITION, 0L);
        store.write(
                new Batch(
                        articles,
                        List.of(),
                        clusters,
                        List.of(),
                        occurrences,
                        Map.of(
                                PARTITION,
                                new OffsetSpan(from, from + articles.size() + clusters.size() + occurrences.size()))),
                (index, reason) -> {
                    throw new IllegalStateException(reason);
                });
    }

    /** Asks as a program that knows the token. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + TOKEN));
    }

    /** Sends JSON as a program that knows the token. */
    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Asks in another way as a program that knows the token. */
    HttpResponse<String> ask(String method, String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        web.close();
        database.close();
    }
}
