package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.newsroom.Holdings.StoredDeadLetter;
import org.perennial.contract.Topics;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

/** Every stage in a process of its own, each of them and all of them killed in the middle of their work. */
class KilledStagesIT {
    private static final long SEED = 20_260_426;
    private static final int WAVE = 40;
    private static final int POISON = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<StageName> STAGES = List.of(StageName.INGEST, StageName.PROCESSING, StageName.SINK);

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final TestBroker broker = TestBroker.shared().freshTopics();
    private final TestDatabase.Fresh database = TestDatabase.shared().freshDatabase();
    private final Map<StageName, Program> running = new EnumMap<>(StageName.class);
    private final GrowingSite site =
            new GrowingSite(SEED, Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));

    @BeforeEach
    void startAll() throws Exception {
        Path sources = directory.resolve("sources.yaml");
        List<String> lines = new ArrayList<>(List.of("sources:"));
        site.feeds().forEach(feed -> lines.add("  - url: " + feed));
        Files.write(sources, lines);
        for (StageName stage : STAGES) {
            List<String> settings = new ArrayList<>(Settings.common(directory.resolve(stage.toString())));
            settings.addAll(Settings.servers(broker, database));
            settings.addAll(List.of(
                    "ingest.sources=" + sources, "ingest.host-pause=10ms", "ingest.revisit=0s", "sink.batch-size=10"));
            running.put(
                    stage,
                    Program.start(
                            directory.resolve(stage + ".log"), List.of("run", "--stage", stage.toString()), settings));
        }
    }

    @AfterEach
    void endAll() {
        running.values().forEach(Program::close);
        site.close();
    }

    @Test
    void nothingIsLostDoubledOrStuckWhicheverStageIsKilled() throws Exception {
        byte[] noJson = "{not json".getBytes(StandardCharsets.UTF_8);
        broker.sendBytes(Topics.RAW_ARTICLES.name(), "poison".getBytes(StandardCharsets.UTF_8), noJson);
        broker.sendBytes(Topics.RAW_ARTICLES.name(), null, noJson);
        site.publish(WAVE);
        awaitRows(1 + random.nextInt(WAVE / 2));

        publishAndKill(StageName.INGEST);
        publishAndKill(StageName.PROCESSING);
        publishAndKill(StageName.SINK);
        publishAndKill(StageName.INGEST, StageName.PROCESSING, StageName.SINK);

        Map<String, Integer> published = site.versions();
        Until.holds(PATIENCE, () -> stored().equals(published), () -> "every article is stored: " + missing());
        assertThat(Committed.outcomes(broker.bootstrapServers()))
                .as("one committed outcome for each version")
                .doesNotHaveDuplicates()
                .hasSize(versionsOf(published));
        assertThat(raw())
                .as("one committed record for each version, and the poison")
                .isEqualTo(versionsOf(published) + POISON);
        assertThat(Committed.deadLetters(broker.bootstrapServers()))
                .containsExactlyInAnyOrder(
                        new StoredDeadLetter("poison", "record-unreadable"),
                        new StoredDeadLetter("", "record-unreadable"));
    }

    /**
     * Publishes a wave and kills the stages when the first of them is somewhere in the middle of it. The wave before has been
     * published by then: a version that a site has replaced before anybody read it is nobody's loss.
     */
    private void publishAndKill(StageName... victims) throws Exception {
        int out = versionsOf(site.versions());
        Until.holds(
                PATIENCE, () -> raw() >= out + POISON, () -> "the articles that are out are published: " + missing());
        int before = progress(victims[0]);
        int moment = 1 + random.nextInt(WAVE / 2);
        site.publish(WAVE);
        Until.holds(
                PATIENCE,
                () -> progress(victims[0]) >= before + moment,
                () -> victims[0] + " is at work; it said: "
                        + running.get(victims[0]).said());
        for (StageName victim : victims) {
            running.get(victim).kill();
        }
        for (StageName victim : victims) {
            running.get(victim).startAgain();
        }
    }

    private int raw() {
        return Committed.bytes(broker.bootstrapServers(), Topics.RAW_ARTICLES).size();
    }

    private int progress(StageName stage) throws Exception {
        return switch (stage) {
            case INGEST -> site.pagesGiven();
            case PROCESSING -> Committed.outcomes(broker.bootstrapServers()).size();
            default -> versionsOf(stored());
        };
    }

    private void awaitRows(int count) throws Exception {
        Until.holds(PATIENCE, () -> versionsOf(stored()) >= count, () -> "the first articles are stored: " + missing());
    }

    /** The versions that are stored of each address. */
    private Map<String, Integer> stored() throws Exception {
        Map<String, Integer> versions = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (!hasTables(statement)) {
                return versions;
            }
            try (ResultSet row = statement.executeQuery("SELECT url, (SELECT count(*) FROM article_version"
                    + " WHERE article_version.article = article.id) FROM article")) {
                while (row.next()) {
                    versions.merge(row.getString(1), row.getInt(2), Integer::sum);
                }
            }
        }
        return versions;
    }

    private static boolean hasTables(Statement statement) throws Exception {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('article_version') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private String missing() {
        try {
            Map<String, Integer> stored = stored();
            Map<String, String> missing = new TreeMap<>();
            site.versions().forEach((url, versions) -> {
                if (!versions.equals(stored.get(url))) {
                    missing.put(url, stored.getOrDefault(url, 0) + " of " + versions);
                }
            });
            List<String> logs = STAGES.stream()
                    .map(stage -> stage + " said: " + running.get(stage).said())
                    .toList();
            return missing + "\n" + String.join("\n", logs);
        } catch (Exception e) {
            return "not known: " + e;
        }
    }

    private static int versionsOf(Map<String, Integer> versions) {
        return versions.values().stream().flatMapToInt(IntStream::of).sum();
    }
}
