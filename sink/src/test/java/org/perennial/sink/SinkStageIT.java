package org.perennial.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

class SinkStageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestBroker broker = TestBroker.shared().freshTopics();
    private final TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
    private final TestRows rows = TestRows.of(fresh);
    private Database database;

    @BeforeEach
    void openDatabase() {
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 4));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void articlesOfBothPartitionsReachTheirRows() {
        publish(articles(50));
        try (SinkStage sink = start()) {
            await(() -> rows.count("article") == 50);
            assertThat(rows.count("consumed_offset")).isEqualTo(2);
            await(() -> sink.progress().written() == 50);
        }
    }

    @Test
    void aReplayOfTheWholeTopicChangesNoRow() {
        Map<String, EnrichedArticle> articles = articles(30);
        publish(articles);
        publish(revised(articles));
        try (SinkStage sink = start()) {
            await(() -> sink.progress().records() == 60);
        }
        String before = rows.fingerprint();
        rows.execute("DELETE FROM consumed_offset");
        try (SinkStage sink = start()) {
            await(() -> sink.progress().records() == 60);
            assertThat(sink.progress().unchanged()).isEqualTo(60);
        }
        assertThat(rows.fingerprint()).isEqualTo(before);
    }

    @Test
    void theTableAndNotTheGroupSaysWhatWasRead() {
        publish(articles(10));
        try (SinkStage sink = start()) {
            await(() -> sink.progress().records() == 10);
        }
        rows.execute("UPDATE consumed_offset SET next_offset = 0");
        rows.execute("TRUNCATE article, article_version, anniversary_mention, article_place");
        try (SinkStage sink = start()) {
            await(() -> rows.count("article") == 10);
        }
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
        publish(articles(2));
        rows.execute("INSERT INTO consumed_offset VALUES ('articles.enriched', 0, 900), ('articles.enriched', 1, 900)");
        try (SinkStage sink = start()) {
            await(() -> rows.count("article") == 2);
        }
    }

    @Test
    void whatWasNeverCommittedIsNeverStored() {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.put("transactional.id", "a-processing-that-gives-up");
        try (KafkaProducer<String, EnrichedArticle> producer = new KafkaProducer<>(
                settings,
                Topics.ENRICHED_ARTICLES.keys().serializer(),
                Topics.ENRICHED_ARTICLES.values().serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            EnrichedArticle article = Articles.enriched("aborted", "Aborted", "text");
            producer.send(new ProducerRecord<>(Topics.ENRICHED_ARTICLES.name(), article.id(), article));
            producer.flush();
            producer.abortTransaction();
        }
        publish(articles(5));
        try (SinkStage sink = start()) {
            await(() -> sink.progress().records() == 5);
            assertThat(rows.count("article")).isEqualTo(5);
        }
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestIsStored() {
        EnrichedArticle refused =
                Articles.enriched("refused", "Refused", "text").withVersion(0);
        String topic = Topics.ENRICHED_ARTICLES.name();
        broker.sendBytes(topic, "k1".getBytes(UTF_8), "{\"id\":".getBytes(UTF_8));
        broker.sendBytes(topic, "k2".getBytes(UTF_8), null);
        broker.sendBytes(topic, null, "{\"id\":\"x\"}".getBytes(UTF_8));
        broker.sendBytes(topic, "k4".getBytes(UTF_8), "[]".getBytes(UTF_8));
        broker.sendBytes(topic, "k5".getBytes(UTF_8), "{\"id\":\"other\",\"text\":\"t\"}".getBytes(UTF_8));
        publish(Map.of(refused.id(), refused));
        publish(articles(20));
        try (SinkStage sink = start()) {
            await(() -> sink.progress().records() == 26);
            assertThat(rows.count("article")).isEqualTo(20);
            assertThat(sink.problem()).isEmpty();
        }
        List<ConsumerRecord<byte[], byte[]>> letters = broker.read(Topics.DEAD_LETTERS, 6);
        assertThat(letters)
                .extracting(
                        letter -> DeadLetter.of(letter.headers()).orElseThrow().reason())
                .containsOnly(DeadLetterReason.RECORD_UNREADABLE, DeadLetterReason.ROW_REFUSED);
        assertThat(letters)
                .extracting(ConsumerRecord::value)
                .contains(
                        "{\"id\":".getBytes(UTF_8),
                        Topics.ENRICHED_ARTICLES.values().serializer().serialize(topic, refused));
    }

    @Test
    void charactersThatNoDatabaseKeepsAreReplaced() {
        EnrichedArticle article = Articles.enriched("hostile", "A\0B", "33\0 years");
        String json = "{\"id\":\"%s\",\"title\":\"A\\u0000B\",\"text\":\"lone \\ud83d surrogate\",\"version\":1,"
                        .formatted(article.id())
                + "\"published\":\"+999999999-01-01T00:00:00Z\",\"authors\":[\"\\udc00\"]}";
        broker.sendBytes(Topics.ENRICHED_ARTICLES.name(), article.id().getBytes(UTF_8), json.getBytes(UTF_8));
        try (SinkStage sink = start()) {
            await(() -> sink.progress().records() == 1);
        }
        assertThat(rows.rows("SELECT title, text, published, document->>'title' AS document_title FROM article"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("title", "A\uFFFDB")
                        .containsEntry("text", "lone \uFFFD surrogate")
                        .containsEntry("document_title", "A\uFFFDB")
                        .containsEntry("published", null));
    }

    @Test
    void aDatabaseThatGoesAwayIsWaitedForAndNothingIsLost() {
        try (SinkStage sink = start()) {
            publish(articles(10));
            await(() -> rows.count("article") == 10);
            takeDatabaseAway();
            publish(articles(40));
            await(() -> sink.problem().isPresent());
            assertThat(sink.isRunning()).isTrue();
            giveDatabaseBack();
            await(() -> rows.count("article") == 40);
            await(() -> sink.problem().isEmpty());
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldOfBeforeItsConnectionGivesUp() throws SQLException {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource moved = () -> Clock.systemUTC().instant().plus(ahead.get());
        try (Connection other = database.dataSource().getConnection();
                SinkStage sink = start("sink-1", moved.withZone(ZoneOffset.UTC))) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE consumed_offset");
            publish(articles(10));
            await(() -> isAnyoneWaiting(other));
            ahead.set(Duration.ofSeconds(30));
            assertThat(sink.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("has not answered"));
            other.rollback();
            await(() -> rows.count("article") == 10);
            await(() -> sink.problem().isEmpty());
        }
    }

    private static boolean isAnyoneWaiting(Connection connection) {
        try (ResultSet row =
                connection.createStatement().executeQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSinkKilledAgainAndAgainLosesAndDoublesNothing() throws Exception {
        int count = 3_000;
        Map<String, EnrichedArticle> articles = articles(count);
        publish(articles);
        publish(revised(articles));
        for (int kill = 1; kill <= 3; kill++) {
            Process sink = startProcess();
            long goal = rows.count("article_version") + count / 2;
            await(() -> rows.count("article_version") >= goal || !sink.isAlive());
            assertThat(sink.isAlive()).as("the sink until it is killed").isTrue();
            sink.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        try (SinkStage sink = start("sink-under-fire")) {
            await(() -> rows.count("article_version") == 2L * count);
            await(() ->
                    rows.text("SELECT sum(next_offset) FROM consumed_offset").equals(String.valueOf(2 * count)));
        }
        assertThat(rows.count("article")).isEqualTo(count);
        assertThat(rows.count("article WHERE version = 2")).isEqualTo(count);
        assertThat(rows.count("anniversary_mention")).isZero();
    }

    private SinkStage start() {
        return start("sink-1");
    }

    private SinkStage start(String instance) {
        return start(instance, Clock.systemUTC());
    }

    private SinkStage start(String instance, Clock clock) {
        return SinkStage.start(
                SinkConfig.defaults().withInstance(instance),
                database.dataSource(),
                broker.clientSettings(),
                clock,
                new SimpleMeterRegistry());
    }

    private Process startProcess() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SinkProcess.class.getName(),
                        broker.bootstrapServers(),
                        fresh.jdbcUrl(),
                        fresh.user())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Map<String, EnrichedArticle> articles(int count) {
        Map<String, EnrichedArticle> articles = new LinkedHashMap<>();
        IntStream.range(0, count)
                .mapToObj(i -> Articles.enriched("source" + i, "Title " + i, "33 years have passed since " + i))
                .forEach(article -> articles.put(article.id(), article));
        return articles;
    }

    private static Map<String, EnrichedArticle> revised(Map<String, EnrichedArticle> articles) {
        Map<String, EnrichedArticle> revised = new LinkedHashMap<>();
        articles.forEach((id, article) -> revised.put(id, article.withVersion(2)));
        return revised;
    }

    private void publish(Map<String, EnrichedArticle> articles) {
        broker.send(Topics.ENRICHED_ARTICLES, articles);
    }

    private void takeDatabaseAway() {
        String name = databaseName();
        TestRows server = TestRows.of(TestDatabase.shared().freshDatabase());
        server.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    private void giveDatabaseBack() {
        TestRows.of(TestDatabase.shared().freshDatabase())
                .execute("ALTER DATABASE " + databaseName() + " ALLOW_CONNECTIONS true");
    }

    private String databaseName() {
        return fresh.jdbcUrl().replaceFirst(".*/(test_[0-9]+).*", "$1");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
