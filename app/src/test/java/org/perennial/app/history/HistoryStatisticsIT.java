package org.perennial.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.processing.ArticleAnalyzer;
import org.perennial.processing.judgement.Stage;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.digest.Digest;
import org.perennial.watch.digest.DigestStore;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.digest.Week;
import org.perennial.watch.statistics.EventStatistics;
import org.perennial.watch.statistics.EventStatistics.Gap;
import org.perennial.watch.statistics.EventStatistics.Naming;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;
import org.perennial.watch.statistics.StatisticsStore;

/** Four years of invented coverage, judged and stored: what was written into them is found in the counts. */
class HistoryStatisticsIT {
    private static final LocalDate UNTIL = LocalDate.parse("2025-03-15");
    private static Database database;
    private static EventStatistics khojaly;

    @BeforeAll
    static void judgeAndStore() throws InterruptedException {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
        PostgresArticleStore store = new PostgresArticleStore(database.dataSource());
        List<RawArticle> raw = new CommemorationHistory(1, UNTIL, 1)
                .articles().stream()
                        .filter(article ->
                                article.published().toString().substring(5, 7).matches("02|03"))
                        .toList();
        List<EnrichedArticle> articles = new ArrayList<>();
        ArticleAnalyzer.load(EnumSet.of(Stage.LANGUAGE, Stage.ANNIVERSARIES))
                .analyze(raw.iterator(), articles::add, (article, why) -> {
                    throw why;
                });
        for (int from = 0; from < articles.size(); from += 500) {
            store.write(
                    Batch.of(articles.subList(from, Math.min(articles.size(), from + 500)), Map.of()),
                    (index, reason) -> {
                        throw new AssertionError(reason);
                    });
        }
        khojaly = new StatisticsStore(database.dataSource()).of("khojaly-massacre", 2025, 4, 15, UNTIL);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void eachYearHasItsShareOfWhatTheOutletsPublished() {
        assertThat(khojaly.years()).hasSize(4).allSatisfy(year -> {
            assertThat(year.returnDay()).isEqualTo(LocalDate.of(year.year(), 2, 26));
            assertThat(year.share()).isBetween(0.01, 0.5);
        });
    }

    @Test
    void theLanguageThatFellSilentIsTheWidestGap() {
        assertThat(khojaly.gaps()).first().extracting(Gap::language, Gap::seen).containsExactly("tr", 0L);
    }

    @Test
    void theWordsThatTookOverAreSeenToDoSo() {
        assertThat(used("en", "genocide", 2025)).isGreaterThan(used("en", "genocide", 2022));
        assertThat(used("az-Latn", "faciə", 2022)).isGreaterThan(used("az-Latn", "faciə", 2025));
    }

    @Test
    void theNumberThatIsPlainlyWrongIsMarkedAndNoOther() {
        assertThat(khojaly.numbers())
                .filteredOn(StatedNumber::outlier)
                .extracting(StatedNumber::value)
                .isNotEmpty()
                .containsOnly(6130L);
        assertThat(khojaly.numbers()).extracting(StatedNumber::value).contains(613L, 600L);
    }

    @Test
    void theDigestOfTheWeekTellsWhatWasWrittenIntoIt() {
        Digest digest = new DigestStore(database.dataSource(), EventRegistry::load)
                .digest(
                        Subject.all(ZoneId.of("Asia/Baku")),
                        Week.parse("2025-W09"),
                        UNTIL.atStartOfDay().toInstant(ZoneOffset.UTC));

        assertThat(digest.events()).extracting(Digest.Event::id).contains("khojaly-massacre");
        Digest.Event event = digest.events().stream()
                .filter(one -> one.id().equals("khojaly-massacre"))
                .findFirst()
                .orElseThrow();
        assertThat(event.years()).extracting(Digest.YearCount::year).containsExactly(2025, 2024, 2023, 2022);
        assertThat(event.naming())
                .anyMatch(change -> change.words().contains("геноцид") && change.to() > change.from());
        assertThat(digest.silent())
                .filteredOn(gap -> gap.event().equals("khojaly-massacre"))
                .extracting(Digest.Gap::language, Digest.Gap::sourcesSilent)
                .containsExactly(tuple("tr", false));
    }

    private static long used(String language, String word, int year) {
        return khojaly.naming().stream()
                .filter(naming -> naming.language().equals(language) && naming.year() == year)
                .filter(naming -> naming.words().contains(word))
                .mapToLong(Naming::articles)
                .sum();
    }
}
