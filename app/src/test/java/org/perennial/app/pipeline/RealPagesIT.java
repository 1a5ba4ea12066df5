package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.config.Configuration;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;
import org.perennial.testkit.TestFeedServer;

/** Pages that others collected from the web, listed by feeds of ours: each becomes an article or a dead letter. */
class RealPagesIT {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpora", "pages");
    private static final int PAGES_A_FEED = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path data;

    @Test
    void everyRealPageBecomesAnArticleOrADeadLetter() throws Exception {
        Assumptions.assumeTrue(Files.exists(CORPUS.resolve("html")), "skipped: the corpus of real pages is not here");
        TestBroker broker = TestBroker.shared().freshTopics();
        TestDatabase.Fresh database = TestDatabase.shared().freshDatabase();
        try (TestFeedServer server = TestFeedServer.start()) {
            Set<String> served = new HashSet<>();
            List<Source> sources = serve(server, served);
            Configuration configuration = Configuration.load(
                    null,
                    Map.of(),
                    List.of(
                            "data-directory=" + data,
                            "kafka.bootstrap.servers=" + broker.bootstrapServers(),
                            "database.url=" + database.jdbcUrl(),
                            "database.user=" + database.user(),
                            "ingest.interval=1h",
                            "ingest.host-pause=0ms",
                            "ingest.max-wire-bytes=33554432",
                            "ingest.max-decoded-bytes=33554432",
                            "ingest.allow-networks=127.0.0.0/8",
                            "web.port=" + TestBroker.freePort()));
            try (Pipeline pipeline =
                    Pipeline.start(configuration, StageName.all(), sources, Clock.systemUTC(), line -> {})) {
                Set<String> unaccounted = awaitAll(served, pipeline, broker);

                report(pipeline, broker, served.size());
                assertThat(unaccounted).isEmpty();
            }
        }
    }

    private static List<Source> serve(TestFeedServer server, Set<String> served) throws IOException {
        List<Source> sources = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(CORPUS.resolve("html"))) {
            files = all.sorted().toList();
        }
        for (int from = 0; from < files.size(); from += PAGES_A_FEED) {
            StringBuilder items = new StringBuilder();
            for (Path file : files.subList(from, Math.min(files.size(), from + PAGES_A_FEED))) {
                String path = "/page/" + served.size();
                server.on(
                        path,
                        exchange -> TestFeedServer.send(
                                exchange,
                                200,
                                Map.of("Content-Type", "text/html", "Content-Encoding", "gzip"),
                                Files.readAllBytes(file)));
                served.add(server.url(path));
                items.append("<item><link>").append(server.url(path)).append("</link></item>");
            }
            String feed = "/feed/" + from;
            server.serve(
                    feed,
                    "application/rss+xml",
                    "<rss version=\"2.0\"><channel><title>Real pages</title>" + items + "</channel></rss>");
            sources.add(Source.of(server.url(feed)));
        }
        return sources;
    }

    private static Set<String> awaitAll(Set<String> served, Pipeline pipeline, TestBroker broker) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> unaccounted = new HashSet<>(served);
        while (!unaccounted.isEmpty() && System.nanoTime() < end) {
            unaccounted.removeAll(urls(pipeline));
            letters(broker).forEach(letter -> unaccounted.remove(new String(letter.key(), StandardCharsets.UTF_8)));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return unaccounted;
    }

    private static Set<String> urls(Pipeline pipeline) throws SQLException {
        Set<String> urls = new HashSet<>();
        try (Connection connection = pipeline.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT document->>'url' FROM article")) {
            while (row.next()) {
                urls.add(row.getString(1));
            }
        }
        return urls;
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(TestBroker broker) {
        return broker.readNow(Topics.DEAD_LETTERS);
    }

    private static void report(Pipeline pipeline, TestBroker broker, int pages) throws SQLException {
        Map<String, Integer> reasons = new TreeMap<>();
        letters(broker)
                .forEach(letter -> DeadLetter.of(letter.headers())
                        .ifPresent(about -> reasons.merge(about.reason().code(), 1, Integer::sum)));
        try (Connection connection = pipeline.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), count(title), count(published) FILTER (WHERE published_from <> 'fetched'),"
                                + " count(DISTINCT language) FROM article")) {
            row.next();
            System.out.printf(
                    "%d real pages: %d articles, %d with a title, %d with a date, %d languages; dead letters %s%n",
                    pages, row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), reasons);
        }
    }
}
