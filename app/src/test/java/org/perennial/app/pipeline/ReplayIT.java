package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;
import org.perennial.contract.RawArticle;
import org.perennial.processing.ProcessingConfig;
import org.perennial.processing.ProcessingStage;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;
import org.perennial.testkit.Articles;
import org.perennial.testkit.Sentences;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

/**
 * The same raw articles give the same tables, however often they are processed, in whatever order and on however many
 * partitions. To which story an article belongs is judged in the order of coming, and is left out.
 */
class ReplayIT {
    /** Of late: the broker drops what its own clock says is older than a store's window. */
    private static final LocalDate DAY =
            LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).minusDays(1);

    private static final Instant BEGIN = DAY.atTime(6, 0).toInstant(ZoneOffset.UTC);
    private static final Clock CLOCK = Clock.fixed(BEGIN.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    private static final String REMEMBERED =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(DAY.minusYears(25));
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Occurrences come by another way than articles, and some follow what was revised: it is over when all rests. */
    private static final Duration REST = Duration.ofSeconds(3);

    private static final int TEXTS = 20;
    private static final int CARRIERS = 3;
    private static final int CORRECTED = 5;
    private static final Judgements JUDGEMENTS = Judgements.load(Stage.all());

    /** Everything that is stored but places, stories, and numbers that count writings. */
    private static final List<String> TABLES = List.of(
            "SELECT 'article', id, url, source, title, text, published, fetched, version, language, language_confidence,"
                    + " relation, duplicate_of, cluster, anniversaries FROM article",
            "SELECT 'version', article, version, title, text, fetched FROM article_version",
            "SELECT 'mention', article, position, event, phrase, kind, event_start, event_end, n, confidence"
                    + " FROM anniversary_mention",
            "SELECT 'occurrence', id, event, event_start, event_end, n, day, articles, languages, sources, first_seen,"
                    + " last_seen FROM occurrence",
            "SELECT 'cluster', id, canonical, articles, first_seen, last_seen FROM cluster WHERE merged_into IS NULL");

    @TempDir
    Path folder;

    @Test
    void theSameRawArticlesGiveTheSameTablesHoweverTheyCome() throws Exception {
        List<RawArticle> articles = articles();
        TestDatabase.Fresh onceFrom = TestDatabase.shared().freshDatabase();
        TestBroker broker = TestBroker.shared().freshTopics(2);
        broker.publish(articles);

        List<String> once = processed(broker, onceFrom, 2, articles.size(), ReplayIT::isComplete);

        assertThat(processed(broker, onceFrom, 2, articles.size(), once::equals))
                .as("once more from the first record on, into the same tables")
                .isEqualTo(once);

        TestBroker doubled = TestBroker.shared().freshTopics(2);
        doubled.publish(eachTwice(articles));
        assertThat(processed(doubled, TestDatabase.shared().freshDatabase(), 2, articles.size(), once::equals))
                .as("each record twice, as a client that repeats itself writes them, into new tables")
                .isEqualTo(once);

        TestBroker wider = TestBroker.shared().freshTopics(4);
        wider.publish(shuffled(articles));
        assertThat(processed(wider, TestDatabase.shared().freshDatabase(), 4, articles.size(), once::equals))
                .as("in another order over other partitions")
                .isEqualTo(once);
    }

    @Test
    void whoLosesItsStoresHalfWayGivesTheSameTables() throws Exception {
        List<RawArticle> articles = articles();
        List<RawArticle> before = articles.subList(0, articles.size() / 2);
        List<RawArticle> after = articles.subList(articles.size() / 2, articles.size());
        TestBroker untroubled = TestBroker.shared().freshTopics(2);
        untroubled.publish(articles);
        List<String> once =
                processed(untroubled, TestDatabase.shared().freshDatabase(), 2, articles.size(), ReplayIT::isComplete);

        TestBroker broker = TestBroker.shared().freshTopics(2);
        TestDatabase.Fresh into = TestDatabase.shared().freshDatabase();
        String name = "restore-" + UUID.randomUUID();
        broker.publish(before);
        processed(name, broker, into, 2, before.size(), rows -> true);
        DataDirectory.erase(folder.resolve(name));
        broker.publish(after);

        assertThat(processed(name, broker, into, 2, after.size(), once::equals)).isEqualTo(once);
    }

    /**
     * Processes what the broker holds, under a name that has not been there before, until so many outcomes have come to the
     * sink, the tables are as they must be, and rest.
     */
    private List<String> processed(
            TestBroker broker, TestDatabase.Fresh into, int partitions, int outcomes, Predicate<List<String>> enough)
            throws Exception {
        return processed("replay-" + UUID.randomUUID(), broker, into, partitions, outcomes, enough);
    }

    /** The same under a name; what was read and judged under it before is not read again. */
    private List<String> processed(
            String name,
            TestBroker broker,
            TestDatabase.Fresh into,
            int partitions,
            int outcomes,
            Predicate<List<String>> enough)
            throws Exception {
        Path state = Files.createDirectories(folder.resolve(name));
        try (Database database = Database.open(new DatabaseConfig(into.jdbcUrl(), into.user(), into.password(), 4));
                ProcessingStage processing = ProcessingStage.start(
                        config(name, state, partitions),
                        broker.clientSettings(),
                        CLOCK,
                        new SimpleMeterRegistry(),
                        JUDGEMENTS);
                SinkStage sink = SinkStage.start(
                        new SinkConfig(500, Duration.ofMillis(100), name + "-sink", null, null),
                        database.dataSource(),
                        broker.clientSettings(),
                        CLOCK,
                        new SimpleMeterRegistry())) {
            Instant end = Clock.systemUTC().instant().plus(PATIENCE);
            List<String> rows = rows(database);
            Instant changed = Clock.systemUTC().instant();
            while (!(sink.progress().written() + sink.progress().unchanged() >= outcomes
                            && enough.test(rows)
                            && changed.plus(REST).isBefore(Clock.systemUTC().instant()))
                    && Clock.systemUTC().instant().isBefore(end)) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                List<String> now = rows(database);
                if (!now.equals(rows)) {
                    rows = now;
                    changed = Clock.systemUTC().instant();
                }
            }
            return rows;
        }
    }

    private static boolean isComplete(List<String> rows) {
        return rows.stream().filter(row -> row.startsWith("version|")).count() == TEXTS * CARRIERS + CORRECTED
                && rows.stream().filter(row -> row.startsWith("cluster|")).count() == TEXTS;
    }

    private static List<String> rows(Database database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery(table)) {
                    while (row.next()) {
                        StringBuilder line = new StringBuilder(row.getString(1));
                        for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                            line.append('|').append(row.getString(column));
                        }
                        rows.add(line.toString());
                    }
                }
            }
        }
        Collections.sort(rows);
        return rows;
    }

    /** Texts that several carry, some with an anniversary, and some corrected later. */
    private static List<RawArticle> articles() {
        List<RawArticle> articles = new ArrayList<>();
        for (int text = 0; text < TEXTS; text++) {
            for (int carrier = 0; carrier < CARRIERS; carrier++) {
                articles.add(article(text, carrier, ""));
            }
        }
        for (int text = 0; text < CORRECTED; text++) {
            articles.add(article(text, 0, " A name in this report was corrected later in the day."));
        }
        return articles;
    }

    private static RawArticle article(int text, int carrier, String correction) {
        String remembered = text % 2 == 0
                ? " A service was held on the 25th anniversary of the Alderport ferry disaster of " + REMEMBERED + "."
                : "";
        int minutes = text * 10 + carrier + (correction.isEmpty() ? 0 : 600);
        return Articles.raw(
                "site-" + text + "-" + carrier,
                "Report " + text,
                Sentences.text(text, 6) + remembered + correction,
                BEGIN.plus(Duration.ofMinutes(minutes)));
    }

    private static List<RawArticle> eachTwice(List<RawArticle> articles) {
        return articles.stream().flatMap(article -> Stream.of(article, article)).toList();
    }

    /** In any order, but that of the versions of one article. */
    private static List<RawArticle> shuffled(List<RawArticle> articles) {
        Map<String, List<RawArticle>> versions = new LinkedHashMap<>();
        articles.forEach(article ->
                versions.computeIfAbsent(article.id(), id -> new ArrayList<>()).add(article));
        List<String> order = new ArrayList<>();
        articles.forEach(article -> order.add(article.id()));
        Collections.shuffle(order, new Random(33));
        Map<String, Integer> next = new HashMap<>();
        return order.stream()
                .map(id -> versions.getOrDefault(id, List.of()).get(next.merge(id, 1, Integer::sum) - 1))
                .toList();
    }

    private static ProcessingConfig config(String name, Path state, int partitions) {
        ProcessingConfig defaults = ProcessingConfig.defaults(state);
        return new ProcessingConfig(
                name,
                defaults.instanceId(),
                state,
                defaults.threads(),
                partitions,
                defaults.copiesWindow(),
                defaults.recurrencesWindow(),
                defaults.preferredSources(),
                defaults.versionsWindow(),
                defaults.storeMemory(),
                1,
                defaults.mostStories(),
                defaults.commitInterval());
    }
}
