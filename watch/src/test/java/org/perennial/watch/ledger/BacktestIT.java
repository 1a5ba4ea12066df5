package org.perennial.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Changes;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.sending.Sender;

class BacktestIT {
    private static final String TOLD = "SELECT n.document, m.id, m.due, m.overflow FROM watch_notice n"
            + " JOIN watch_message m ON m.id = n.message ORDER BY n.id";

    @TempDir
    private Path folder = Path.of("");

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theBacktestSaysWhatWasReallySent() throws InterruptedException {
        desk.watch(
                "w",
                "khojaly",
                "zone: Europe/Berlin",
                "deliver: {channels: [out], bundle: 25m, quiet: 22:00-07:00, budget: 8}",
                "news: {outlets: 3}");
        desk.judgeAll();
        Instant end = threeDays(new Random(7));

        Backtest.Report report = new Backtest(desk.dataSource(), desk.looks(), WatchConfig.USUAL.storyWait())
                .run(desk.watch("w"), Desk.START, end, Duration.ZERO);

        assertThat(report.messages().stream()
                        .flatMap(sent -> sent.notices().stream()
                                .map(notice -> line(sent.id(), sent.due(), sent.overflow(), notice))))
                .containsExactlyInAnyOrderElementsOf(told());
        assertThat(report.messages()).hasSizeGreaterThan(10);
        assertThat(report.messages()).anyMatch(Backtest.Sent::overflow);
        assertThat(desk.received)
                .as("and it was received")
                .hasSize(report.messages().size());
    }

    @Test
    void aRuleThatWouldSendFiveThousandMailsIsCounted() {
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            articles.add(Desk.told("a" + i, "story" + i, "en", Desk.START.plusSeconds(i)));
        }
        desk.store(articles.toArray(EnrichedArticle[]::new));
        desk.watch("w", "khojaly", "deliver: {channels: [out], bundle: 0m, budget: 10000}");

        Backtest.Report report = new Backtest(desk.dataSource(), desk.looks(), WatchConfig.USUAL.storyWait())
                .run(desk.watch("w"), Desk.START.minusSeconds(1), Desk.START.plus(Duration.ofDays(1)), Duration.ZERO);

        assertThat(report.mostMessagesOfADay(desk.watch("w"), java.util.Map.of()))
                .isEqualTo(5_000);
    }

    @Test
    void storiesThatWereToldBeforeThePeriodAreNoNewsInIt() {
        desk.store(desk.article("a", "one"));
        desk.advance(Duration.ofDays(1));
        desk.store(desk.article("b", "one"), desk.article("c", "two"));
        desk.watch("w", "khojaly");

        Backtest.Report report = new Backtest(desk.dataSource(), desk.looks(), WatchConfig.USUAL.storyWait())
                .run(desk.watch("w"), desk.instant(), desk.instant().plusSeconds(1), Duration.ofDays(7));

        assertThat(report.messages().stream().flatMap(sent -> sent.notices().stream()))
                .extracting(notice -> notice.key())
                .containsExactly("two#1");
    }

    /** Articles of many stories in four languages, some edited, judged and sent as time goes by. */
    private Instant threeDays(Random random) throws InterruptedException {
        String[] languages = {"en", "az", "tr", "ru"};
        Sender sender = desk.sender();
        int versions = 1;
        for (int i = 0; i < 260; i++) {
            desk.advance(Duration.ofSeconds(60 + random.nextInt(1_800)));
            if (i % 17 == 16) {
                EnrichedArticle again = desk.article("article" + (i - 3), "story" + (i - 3) % 23);
                desk.store(again.withVersion(2).withChanges(new Changes(false, 0.9, List.of("" + i), List.of("613"))));
                versions++;
            } else if (i % 31 == 30) {
                desk.store(org.perennial.testkit.Articles.enriched(
                        "lonely" + i, "Khojaly alone " + i, "Words on Khojaly " + i, "en", desk.instant()));
                desk.judgeAll();
                desk.advance(WatchConfig.USUAL.storyWait());
            } else {
                desk.store(Desk.told("article" + i, "story" + i % 23, languages[random.nextInt(4)], desk.instant()));
            }
            desk.judgeAll();
            sender.sendAll("out");
            if (random.nextInt(9) == 0) {
                desk.restart();
            }
        }
        assertThat(versions).isGreaterThan(5);
        desk.advance(Duration.ofDays(2));
        desk.judgeAll();
        sender.sendAll("out");
        sender.close();
        return desk.instant();
    }

    /** Every notice that was told, with the message that it was sent in. */
    private List<String> told() {
        return desk.jdbi()
                .withHandle(handle -> handle.createQuery(TOLD)
                        .map((row, context) -> line(
                                row.getString("id"),
                                row.getObject("due", OffsetDateTime.class).toInstant(),
                                row.getBoolean("overflow"),
                                Json.read(row.getString("document"), Notice.class)))
                        .list());
    }

    private static String line(String message, Instant due, boolean overflow, Notice notice) {
        return message + " " + due + " " + overflow + " " + notice;
    }
}
