package org.perennial.watch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.query.Countries;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.AnniversaryMention.EventDate.Precision;
import org.perennial.contract.AnniversaryMention.Kind;
import org.perennial.contract.AnniversaryMention.NumberSource;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.contract.RawArticle;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.statistics.EventStatistics.Count;
import org.perennial.watch.statistics.EventStatistics.Day;
import org.perennial.watch.statistics.EventStatistics.Gap;
import org.perennial.watch.statistics.EventStatistics.Naming;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;
import org.perennial.watch.statistics.EventStatistics.Year;

class StatisticsStoreIT {
    private static final String KHOJALY = "khojaly-massacre";
    private static final LocalDate TODAY = LocalDate.parse("2025-02-26");

    private final TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
    private final List<EnrichedArticle> articles = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aYearIsCountedWithItsOutletsLanguagesAndCountries() {
        of(article("news.az", "2024-02-26", "az"));
        of(article("lent.ru", "2025-02-25", "ru"));
        of(article("news.az", "2025-02-26", "az"));
        of(article("bbc.co.uk", "2025-02-26", "en"));
        assertThat(statistics().years())
                .extracting(
                        Year::year,
                        Year::returnDay,
                        Year::articles,
                        Year::outlets,
                        Year::newOutlets,
                        Year::languages,
                        Year::countries)
                .containsExactly(
                        tuple(2025, LocalDate.parse("2025-02-26"), 3L, 3L, 2L, 3L, 3L),
                        tuple(2024, LocalDate.parse("2024-02-26"), 1L, 1L, 0L, 1L, 1L));
        assertThat(statistics().countries())
                .extracting(Count::year, Count::value)
                .containsExactly(tuple(2025, "AZ"), tuple(2025, "GB"), tuple(2025, "RU"), tuple(2024, "AZ"));
    }

    @Test
    void aDayIsComparedWithAllThatWasPublishedAndWithWhatItsOutletsPublished() {
        of(article("news.az", "2025-02-26", "az"));
        articles.add(article("news.az", "2025-02-26", "az"));
        articles.add(article("other.com", "2025-02-26", "en"));
        articles.add(article("other.com", "2025-02-26", "en"));
        Day day = statistics().days().stream()
                .filter(one -> one.offset() == 0)
                .findFirst()
                .orElseThrow();
        assertThat(day.allArticles()).isEqualTo(4);
        assertThat(day.outletArticles()).isEqualTo(2);
        assertThat(day.share()).isEqualTo(0.25, within(1e-9));
        assertThat(day.outletShare()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void aYearIsComparedWithTheMeanOfTheYearsBefore() {
        of(article("news.az", "2024-02-26", "az"));
        articles.add(article("news.az", "2024-02-26", "az"));
        articles.add(article("news.az", "2024-02-27", "az"));
        articles.add(article("news.az", "2024-02-27", "az"));
        of(article("news.az", "2025-02-26", "az"));
        articles.add(article("news.az", "2025-02-26", "az"));
        assertThat(statistics().years().get(0).share()).isEqualTo(0.5, within(1e-9));
        assertThat(statistics().years().get(0).overFormer()).isEqualTo(2.0, within(1e-9));
    }

    @Test
    void aLanguageThatIsSilentIsAGap() {
        of(article("haber.com.tr", "2024-02-26", "tr"));
        of(article("haber.com.tr", "2024-02-28", "tr"));
        of(article("news.az", "2024-02-26", "az"));
        of(article("news.az", "2025-02-26", "az"));
        assertThat(statistics().gaps())
                .containsExactly(new Gap(KHOJALY, "tr", 2, 1, 0), new Gap(KHOJALY, "az", 1, 1, 1));
        assertThat(store().gaps(2025)).contains(new Gap(KHOJALY, "tr", 2, 2, 0));
        assertThat(store().gaps(2026)).contains(new Gap(KHOJALY, "az", 1, 1, 0));
    }

    @Test
    void theWordsForAnEventAreShownAsFoundByCountryAndYear() {
        of(article("news.az", "2025-02-26", "en"), "Khojaly genocide");
        of(article("heute.az", "2025-02-26", "en"), "khojaly genocide");
        of(article("heute.de", "2025-02-26", "en"), "Khojaly tragedy");
        of(article("heute.de", "2024-02-26", "en"), "Khojaly massacre");
        assertThat(statistics().naming())
                .extracting(
                        Naming::year,
                        Naming::country,
                        naming -> naming.words().toLowerCase(Locale.ROOT),
                        Naming::articles)
                .containsExactly(
                        tuple(2025, "AZ", "khojaly genocide", 2L),
                        tuple(2025, "DE", "khojaly tragedy", 1L),
                        tuple(2024, "DE", "khojaly massacre", 1L));
    }

    @Test
    void numbersAreCountedWithTheirWordsAndThoseFarOffAreMarked() {
        for (int i = 0; i < 5; i++) {
            of(article("news.az", "2025-02-26", "az").withNumbers(List.of(killed(613, "613 nəfər"))));
        }
        of(article("lent.ru", "2025-02-26", "ru").withNumbers(List.of(killed(600, "более 600"))));
        of(article("far.ru", "2025-02-26", "ru").withNumbers(List.of(killed(6130, "6130 человек"))));
        assertThat(statistics().numbers())
                .containsExactly(
                        new StatedNumber(2025, "az", "killed", 613, "613 nəfər", 5, false),
                        new StatedNumber(2025, "ru", "killed", 600, "более 600", 1, false),
                        new StatedNumber(2025, "ru", "killed", 6130, "6130 человек", 1, true));
    }

    @Test
    void aReturnIsTheNearestOneAcrossTheTurnOfTheYear() {
        LocalDate newYear = LocalDate.parse("1990-01-01");
        articles.add(article("news.az", "2024-12-30", "az")
                .withAnniversaries(List.of(mention("new-year", newYear, newYear, Precision.DAY, "x"))));
        write();
        EventStatistics statistics = store().of("new-year", 2025, 4, 15, TODAY);
        assertThat(statistics.years())
                .extracting(Year::year, Year::returnDay)
                .containsExactly(tuple(2025, LocalDate.parse("2025-01-01")));
        assertThat(statistics.days()).extracting(Day::offset).contains(-2);
    }

    @Test
    void aLeapDayReturnsOnTheLastOfFebruary() {
        LocalDate leap = LocalDate.parse("1992-02-29");
        articles.add(article("news.az", "2025-02-27", "az")
                .withAnniversaries(List.of(mention("leap", leap, leap, Precision.DAY, "x"))));
        write();
        assertThat(store().of("leap", 2025, 4, 15, TODAY).years().get(0).returnDay())
                .isEqualTo(LocalDate.parse("2025-02-28"));
    }

    @Test
    void anEventWithoutADayIsCountedByYearAlone() {
        LocalDate month = LocalDate.parse("1944-02-01");
        articles.add(article("news.az", "2025-02-27", "az")
                .withAnniversaries(List.of(mention("month", month, month.plusDays(28), Precision.MONTH, "x"))));
        write();
        EventStatistics statistics = store().of("month", 2025, 4, 15, TODAY);
        assertThat(statistics.years())
                .extracting(Year::year, Year::returnDay, Year::share)
                .containsExactly(tuple(2025, null, null));
        assertThat(statistics.days()).isEmpty();
    }

    @Test
    void theDatabaseKnowsTheSameCountriesAsTheStream() {
        Map<String, String> known = Jdbi.create(database.dataSource())
                .withHandle(handle -> handle.createQuery("SELECT ending, country FROM country_ending")
                        .reduceRows(new TreeMap<>(), (all, row) -> {
                            all.put(row.getColumn("ending", String.class), row.getColumn("country", String.class));
                            return all;
                        }));
        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(Countries.endings(List.of()));
        known.forEach(
                (ending, country) -> assertThat(Countries.of("site." + ending)).isEqualTo(country));
    }

    private EventStatistics statistics() {
        write();
        return store().of(KHOJALY, 2025, 4, 15, TODAY);
    }

    private StatisticsStore store() {
        return new StatisticsStore(database.dataSource());
    }

    private void write() {
        new PostgresArticleStore(database.dataSource()).write(Batch.of(articles, Map.of()), (index, reason) -> {
            throw new AssertionError("refused: " + reason);
        });
    }

    private void of(EnrichedArticle article) {
        of(article, "Khojaly");
    }

    private void of(EnrichedArticle article, String words) {
        articles.add(article.withAnniversaries(List.of(mention(
                KHOJALY, LocalDate.parse("1992-02-25"), LocalDate.parse("1992-02-26"), Precision.NIGHT, words))));
    }

    private static AnniversaryMention mention(
            String event, LocalDate start, LocalDate end, Precision precision, String words) {
        return new AnniversaryMention(
                event,
                words,
                Kind.COMMEMORATION,
                new EventDate(start, end, precision),
                33,
                NumberSource.STATED,
                0.95,
                List.of(new Evidence(Evidence.Role.EVENT, Evidence.Field.TEXT, 0, words.length(), words)),
                List.of());
    }

    private static CountedNumber killed(long value, String words) {
        return new CountedNumber(
                value,
                CountedNumber.Unit.KILLED,
                new Evidence(Evidence.Role.NUMBER, Evidence.Field.TEXT, 0, words.length(), words));
    }

    private EnrichedArticle article(String source, String day, String language) {
        Instant fetched = Instant.parse(day + "T08:00:00Z");
        RawArticle raw = Articles.raw("a" + articles.size(), "Title", "text", fetched);
        String json = Json.write(raw).replace("\"source\":\"" + raw.source() + "\"", "\"source\":\"" + source + "\"");
        return EnrichedArticle.of(Json.read(json, RawArticle.class))
                .withLanguage(new Language(language, 0.9, List.of(), List.of()));
    }
}
