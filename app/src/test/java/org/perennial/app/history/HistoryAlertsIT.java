package org.perennial.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.query.QueryParser;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Alert;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.processing.ArticleAnalyzer;
import org.perennial.processing.judgement.Stage;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Part;
import org.perennial.watch.channel.Channels;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.Looks;
import org.perennial.watch.ledger.RegularLooks;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.WatchConfig;
import org.perennial.watch.ledger.WatchStage;
import org.perennial.watch.search.Archive;
import org.perennial.watch.sending.SendingConfig;

/** Four years of invented coverage pass by a watch on one event, day by day, as they would have. */
@Timeout(300)
class HistoryAlertsIT {
    private static final LocalDate UNTIL = LocalDate.parse("2025-03-15");
    private static final String QUERY = "event:khojaly-massacre";
    private static final WatchConfig WATCHING =
            new WatchConfig(Duration.ofMillis(5), 2_000, Duration.ZERO, Duration.ofDays(1_600));

    private static final SetClock clock = new SetClock();
    private static final List<String> received = new CopyOnWriteArrayList<>();
    private static Database database;
    private static Watch watch;
    private static Instant begin;
    private static List<Notice> told;

    @BeforeAll
    static void watchGoBy(@TempDir Path folder) throws Exception {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 8));
        Files.writeString(folder.resolve("channels.yaml"), "channels: {out: {type: stdout}}\n");
        Files.writeString(
                folder.resolve("w.yaml"),
                "name: w\nquery: '" + QUERY + "'\ndeliver: {channels: [out], bundle: 0m, budget: 1000}\n");
        List<EnrichedArticle> articles = judged();
        begin = articles.get(0).fetched().minusSeconds(60);
        clock.now = begin;
        PostgresArticleStore store = new PostgresArticleStore(database.dataSource());
        try (WatchStage stage = stage(folder)) {
            awaitJudged(stage);
            for (List<EnrichedArticle> day : days(articles)) {
                clock.now = day.get(day.size() - 1).fetched();
                store.write(Batch.of(day, Map.of()), (index, reason) -> {
                    throw new AssertionError(reason);
                });
                awaitJudged(stage);
            }
            clock.now = clock.now.plus(Duration.ofDays(1));
            awaitSent(stage);
        }
        watch = new WatchFolder(folder).read().watches().get("w");
        told = new Tellings(database.dataSource())
                .after("w", 0, 100_000).stream().map(Tellings.Told::notice).toList();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyStoryOnTheEventIsToldAndNoOther() {
        int stories = new Archive(database.dataSource())
                .stories(QueryParser.parse(QUERY), ZoneOffset.UTC, begin, clock.now.plusSeconds(1));

        assertThat(stories).isGreaterThan(10);
        assertThat(told.stream().map(Notice::subject).distinct()).hasSize(stories);
    }

    @Test
    void aStoryIsToldAsNewOnceAndThenOnlyForWhatIsNewInIt() {
        Map<String, List<Notice>> byStory = new HashMap<>();
        told.forEach(notice -> byStory.computeIfAbsent(notice.subject(), story -> new ArrayList<>())
                .add(notice));

        byStory.values().forEach(notices -> {
            assertThat(notices).extracting(HistoryAlertsIT::tellsOfAStory).startsWith(true);
            assertThat(notices.subList(1, notices.size()))
                    .noneMatch(HistoryAlertsIT::tellsOfAStory)
                    .allMatch(notice -> !notice.parts().isEmpty());
            assertThat(notices.stream()
                            .flatMap(notice -> notice.parts().stream())
                            .filter(part -> part.kind() == Alert.Kind.NEW_LANGUAGE)
                            .map(Part::language))
                    .as("languages that are said to be new")
                    .doesNotHaveDuplicates();
        });
        assertThat(told.stream().flatMap(notice -> notice.parts().stream()))
                .extracting(Part::kind)
                .contains(Alert.Kind.FIRST_STORY, Alert.Kind.NEW_STORY, Alert.Kind.NUMBER_CHANGED);
    }

    @Test
    void eachNoticeIsReceivedOnce() {
        assertThat(received).hasSize(told.size());
    }

    @Test
    void theBacktestSaysWhatWasTold() {
        Backtest.Report report = new Backtest(
                        database.dataSource(),
                        new RegularLooks(new Archive(database.dataSource()), EventRegistry::load),
                        WATCHING.storyWait())
                .run(watch, begin, clock.now, Duration.ZERO);

        assertThat(report.messages().stream().flatMap(message -> message.notices().stream()))
                .extracting(Notice::key)
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(Notice::key).toList());
    }

    private static boolean tellsOfAStory(Notice notice) {
        Alert.Kind kind = notice.parts().get(0).kind();
        return kind == Alert.Kind.NEW_STORY || kind == Alert.Kind.FIRST_STORY;
    }

    private static List<EnrichedArticle> judged() throws InterruptedException {
        List<RawArticle> raw = new CommemorationHistory(1, UNTIL, 0)
                .articles().stream()
                        .filter(article ->
                                article.published().toString().substring(5, 7).matches("02|03"))
                        .toList();
        List<EnrichedArticle> articles = new ArrayList<>();
        ArticleAnalyzer.load(EnumSet.allOf(Stage.class)).analyze(raw.iterator(), articles::add, (article, why) -> {
            throw why;
        });
        return articles;
    }

    private static List<List<EnrichedArticle>> days(List<EnrichedArticle> articles) {
        List<List<EnrichedArticle>> days = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (EnrichedArticle article : articles) {
            LocalDate day = LocalDate.ofInstant(article.fetched(), ZoneOffset.UTC);
            if (!day.equals(last)) {
                days.add(new ArrayList<>());
                last = day;
            }
            days.get(days.size() - 1).add(article);
        }
        return days;
    }

    private static WatchStage stage(Path folder) {
        DataSource source = database.dataSource();
        Channels channels = new Channels(
                (url, headers, body, deadline) -> {
                    throw new AssertionError("nothing is posted");
                },
                name -> null,
                received::add,
                clock);
        return WatchStage.start(
                new WatchStage.Parts(
                        source,
                        new WatchFolder(folder),
                        channels,
                        null,
                        null,
                        new Looks(source, new RegularLooks(new Archive(source), EventRegistry::load), clock),
                        WatchParts.digestRuns(source, EventRegistry::load, clock)),
                WATCHING,
                new SendingConfig(Duration.ofSeconds(20), Duration.ofDays(3)),
                clock,
                new SplittableRandom(1));
    }

    /** Until the stage has judged all that is stored. */
    private static void awaitJudged(WatchStage stage) throws InterruptedException {
        await(
                stage,
                "SELECT EXISTS (SELECT FROM watch_cursor"
                        + " WHERE change >= (SELECT coalesce(max(change), 0) FROM article))");
    }

    private static void awaitSent(WatchStage stage) throws InterruptedException {
        await(stage, "SELECT NOT EXISTS (SELECT FROM watch_delivery WHERE state = 'pending')");
    }

    private static void await(WatchStage stage, String condition) throws InterruptedException {
        Jdbi jdbi = Jdbi.create(database.dataSource());
        while (!jdbi.withHandle(
                handle -> handle.createQuery(condition).mapTo(Boolean.class).one())) {
            assertThat(stage.problem()).isEmpty();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** A clock that shows what it is set to. */
    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants only");
        }
    }
}
