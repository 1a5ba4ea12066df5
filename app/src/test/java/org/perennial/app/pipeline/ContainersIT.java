package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;
import org.perennial.testkit.Articles;
import org.perennial.testkit.Containers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The stages on the public images of the broker and the database. */
@Tag("containers")
class ContainersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    static Path directory;

    private static KafkaContainer kafka;
    private static PostgreSQLContainer postgres;

    /** Asked before each test, so that each says why it is skipped where no engine answers. */
    @BeforeEach
    void start() throws Exception {
        if (kafka != null && postgres != null) {
            return;
        }
        kafka = Containers.kafka();
        postgres = Containers.postgres();
        kafka.start();
        postgres.start();
        try (Admin admin = Admin.create(clientSettings())) {
            TopicAdministration.create(admin, (short) 1);
        }
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    @Test
    void aNewsroomArrivesInTheContainersDatabase() throws Exception {
        try (SmallNewsroom newsroom = SmallNewsroom.open();
                Pipeline pipeline = Pipeline.start(
                        Settings.of(
                                Settings.common(directory.resolve("data")),
                                Settings.servers(
                                        kafka.getBootstrapServers(),
                                        databaseUrl("newsroom"),
                                        postgres.getUsername(),
                                        postgres.getPassword())),
                        StageName.all(),
                        newsroom.sources(),
                        Clock.systemUTC(),
                        line -> {})) {
            assertThat(newsroom.awaitWhole(pipeline.dataSource(), pipeline.bootstrapServers(), PATIENCE)
                            .holds())
                    .isTrue();
        }
    }

    @Test
    void aReaderOfBothPartitionsSeesOnlyWhatWasCommitted() {
        Map<String, Object> settings = new HashMap<>(clientSettings());
        settings.put("transactional.id", "committed-and-not");
        Set<Integer> partitions = new HashSet<>();
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                settings,
                Topics.RAW_ARTICLES.keys().serializer(),
                Topics.RAW_ARTICLES.values().serializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < 20; i++) {
                RawArticle article = Articles.raw("kept-" + i, "Kept", "Text " + i);
                producer.send(
                        new ProducerRecord<>(Topics.RAW_ARTICLES.name(), article.id(), article),
                        (metadata, failure) -> partitions.add(metadata.partition()));
            }
            producer.commitTransaction();
            producer.beginTransaction();
            RawArticle given = Articles.raw("given-up", "Given up", "Text");
            producer.send(new ProducerRecord<>(Topics.RAW_ARTICLES.name(), given.id(), given));
            producer.flush();
            producer.abortTransaction();
        }

        List<String> titles = Committed.records(kafka.getBootstrapServers(), Topics.RAW_ARTICLES).stream()
                .map(record -> record.value().title())
                .filter(title -> List.of("Kept", "Given up").contains(title))
                .toList();

        assertThat(titles).hasSize(20).containsOnly("Kept");
        assertThat(partitions).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void theSinkStoresAnArticleOnceWhateverIsSentTwice() throws Exception {
        EnrichedArticle article = Articles.enriched("sent-twice", "Sent twice", "A text.");
        try (Database database = Database.open(
                        new DatabaseConfig(databaseUrl("sink"), postgres.getUsername(), postgres.getPassword(), 2));
                KafkaProducer<String, EnrichedArticle> producer = new KafkaProducer<>(
                        clientSettings(),
                        Topics.ENRICHED_ARTICLES.keys().serializer(),
                        Topics.ENRICHED_ARTICLES.values().serializer());
                SinkStage sink = SinkStage.start(
                        new SinkConfig(10, Duration.ofMillis(100), "sink-of-containers", null, null),
                        database.dataSource(),
                        clientSettings(),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())) {
            for (EnrichedArticle sent : List.of(article, article.withVersion(2), article)) {
                producer.send(new ProducerRecord<>(Topics.ENRICHED_ARTICLES.name(), sent.id(), sent));
            }
            producer.flush();

            Until.holds("three records are dealt with", PATIENCE, () -> {
                var progress = sink.progress();
                return progress.written() + progress.unchanged() >= 3;
            });

            assertThat(rows(database, "SELECT version FROM article WHERE id = '" + article.id() + "'"))
                    .containsExactly("2");
        }
    }

    private static Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", kafka.getBootstrapServers());
    }

    /** A database of this name in the container, new. */
    private static String databaseUrl(String name) throws Exception {
        try (var connection = postgres.createConnection("");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.getJdbcUrl().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name);
    }

    private static List<String> rows(Database database, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
