package org.perennial.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.testkit.Articles;

class LooksIT {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    private static final LocalDate DAY = LocalDate.of(2025, 2, 26);
    private static final LocalDate NIGHT = LocalDate.of(1992, 2, 25);
    private static final String NOTICES =
            "SELECT document::jsonb->'parts'->0->>'kind' || ' ' || (document::jsonb->>'at')"
                    + " FROM watch_notice ORDER BY id";

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
    void coverageThatIsMissingByTheHourIsTold() {
        watchAbsence();
        desk.store(Articles.enriched("gazete", "Bütçe", "Meclis bütçeyi kabul etti.", "tr", at("09:00")));

        look("12:10");

        assertThat(desk.column(NOTICES)).containsExactly("absent 2025-02-26T08:00:00Z");
    }

    @Test
    void coverageThatIsThereIsNoAbsence() {
        watchAbsence();
        desk.store(anniversary("gazete", "tr", at("11:59")));

        look("12:10");

        assertThat(desk.column(NOTICES)).isEmpty();
    }

    @Test
    void coverageAfterTheHourDoesNotUndoTheAbsence() {
        watchAbsence();
        desk.store(Articles.enriched("gazete", "Bütçe", "Meclis bütçeyi kabul etti.", "tr", at("09:00")));
        desk.store(anniversary("haber", "tr", at("12:02")));

        look("12:10");

        assertThat(desk.column(NOTICES)).hasSize(1);
    }

    @Test
    void whereALanguagePublishedNothingItsSourcesAreCalledSilent() {
        watchAbsence();
        desk.store(anniversary("news", "en", at("09:00")));

        look("12:10");

        assertThat(desk.column(NOTICES)).containsExactly("sources_silent 2025-02-26T08:00:00Z");
    }

    @Test
    void anAbsenceIsToldOnce() {
        watchAbsence();

        look("12:10");
        look("12:20");
        look("18:00");

        assertThat(desk.column(NOTICES)).hasSize(1);
    }

    @Test
    void onOtherDaysNothingIsMissing() {
        desk.set(at("00:00").minus(Duration.ofDays(3)));
        watchAbsence();
        desk.set(at("18:00").minus(Duration.ofDays(3)));

        looks().look(desk.judging().watches().values(), desk.judging().files().channels());

        assertThat(desk.column(NOTICES)).isEmpty();
    }

    @Test
    void manyStoriesWhereFewAreUsualAreToldOnceADay() {
        weeksOfCoverage(9, 1);
        desk.set(at("09:30"));
        desk.watch(
                "w",
                "khojaly",
                "zone: Asia/Baku",
                "deliver: {channels: [out]}",
                "news: {stories: false}",
                "burst: {window: 3, least: 5}");
        desk.judgeAll();
        for (int i = 0; i < 12; i++) {
            desk.store(Desk.told("burst" + i, "burst" + i, "en", at("10:00").plusSeconds(i)));
        }

        look("13:30");

        assertThat(desk.column(NOTICES)).singleElement().asString().startsWith("burst 2025-02-26T07:00:00Z");
    }

    @Test
    void aSourceThatFallsSilentIsToldOnceUntilItPublishesAgain() {
        weeksOfCoverage(9, 12);
        desk.set(at("00:30"));
        desk.watch(
                "w",
                "khojaly",
                "zone: Asia/Baku",
                "deliver: {channels: [out]}",
                "news: {stories: false}",
                "silence: {sources: [daily.example]}");
        desk.judgeAll();

        for (int hour = 1; hour < 24; hour++) {
            look("%02d:30".formatted(hour));
        }

        assertThat(desk.column(NOTICES)).singleElement().asString().startsWith("silent ");
    }

    @Test
    void theBacktestFindsTheSame() {
        watchAbsence();
        desk.store(Articles.enriched("gazete", "Bütçe", "Meclis bütçeyi kabul etti.", "tr", at("09:00")));
        look("12:10");

        Backtest.Report report = new Backtest(desk.dataSource(), desk.looks(), WatchConfig.USUAL.storyWait())
                .run(desk.watch("w"), at("08:00"), at("20:00"), Duration.ZERO);

        assertThat(report.messages().stream().map(Backtest.Sent::id))
                .isEqualTo(desk.column("SELECT id FROM watch_message"));
    }

    private void watchAbsence() {
        if (desk.instant().equals(Desk.START)) {
            desk.set(at("08:00"));
        }
        desk.watch(
                "w",
                "event:khojaly-massacre",
                "zone: Asia/Baku",
                "deliver: {channels: [out]}",
                "news: {stories: false}",
                "absence: [{event: khojaly-massacre, language: tr, by: \"12:00\"}]");
        desk.judgeAll();
    }

    /** Stories at ten in the morning of each former week's same weekday, and of the days between as many. */
    private void weeksOfCoverage(int weeks, int aDay) {
        for (int day = 1; day <= 7 * weeks; day++) {
            for (int i = 0; i < aDay; i++) {
                Instant at = ZonedDateTime.of(DAY.minusDays(day), LocalTime.of(10, 0), BAKU)
                        .toInstant()
                        .plusSeconds(3_600L * i);
                EnrichedArticle article =
                        Articles.enriched("daily", "Khojaly " + day, "Khojaly " + day + " " + i, "en", at);
                desk.store(withId(article, "d" + day + "-" + i).withStory("s" + day + "-" + i, "p" + day + "-" + i, 1));
            }
        }
    }

    private void look(String time) {
        desk.set(at(time));
        desk.judgeAll();
        looks().look(desk.judging().watches().values(), desk.judging().files().channels());
    }

    private Looks looks() {
        return new Looks(desk.dataSource(), desk.looks(), desk);
    }

    private static Instant at(String time) {
        return ZonedDateTime.of(DAY, LocalTime.parse(time), BAKU).toInstant();
    }

    private static EnrichedArticle anniversary(String name, String language, Instant at) {
        return Articles.enriched(name, "Xocalı", "Words of " + name, language, at)
                .withStory("story", "part", 0.9)
                .withAnniversaries(List.of(Articles.mention(
                        "khojaly-massacre",
                        33,
                        new EventDate(NIGHT, NIGHT.plusDays(1), EventDate.Precision.NIGHT),
                        0,
                        "Words")));
    }

    private static EnrichedArticle withId(EnrichedArticle a, String id) {
        return new EnrichedArticle(
                id,
                a.url() + id,
                a.canonicalUrl() + id,
                a.source(),
                a.feed(),
                a.guid(),
                a.title(),
                a.text(),
                a.summary(),
                a.authors(),
                a.published(),
                a.publishedFrom(),
                a.updated(),
                a.fetched(),
                a.languageHint(),
                a.truncated(),
                a.version(),
                a.changes(),
                a.language(),
                a.duplicate(),
                a.story(),
                a.storyPart(),
                a.storyScore(),
                a.anniversaries(),
                a.numbers());
    }
}
