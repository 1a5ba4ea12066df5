package org.perennial.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.perennial.contract.RawArticle;

class CommemorationHistoryTest {
    private static final LocalDate UNTIL = LocalDate.parse("2025-08-01");
    private static final List<RawArticle> ARTICLES = new CommemorationHistory(1, UNTIL, 0).articles();

    @Test
    void theSameSeedAndDayGiveTheSameArticles() {
        assertThat(new CommemorationHistory(1, UNTIL, 0).articles()).isEqualTo(ARTICLES);
        assertThat(new CommemorationHistory(2, UNTIL, 0).articles()).isNotEqualTo(ARTICLES);
    }

    @Test
    void fourReturnsOfEachEventAreWrittenAbout() {
        assertThat(ARTICLES.stream()
                        .filter(of("khojaly-massacre"))
                        .map(CommemorationHistoryTest::day)
                        .map(LocalDate::getYear))
                .containsOnly(2022, 2023, 2024, 2025)
                .contains(2022, 2023, 2024, 2025);
    }

    @Test
    void articlesStandInTheOrderOfTheirFetchesAndEachOnce() {
        assertThat(ARTICLES)
                .isSortedAccordingTo(Comparator.comparing(article -> Objects.requireNonNull(article.fetched())));
        assertThat(ARTICLES).extracting(RawArticle::id).doesNotHaveDuplicates();
    }

    @Test
    void quietDaysAreQuiet() {
        assertThat(ARTICLES.stream().filter(of("khojaly-massacre")).map(CommemorationHistoryTest::day))
                .isNotEmpty()
                .noneMatch(day -> day.getMonthValue() == 2 && (day.getDayOfMonth() == 21 || day.getDayOfMonth() == 22));
    }

    @Test
    void aLanguageFallsSilentInTheLastYear() {
        TreeSet<Integer> years = ARTICLES.stream()
                .filter(of("khojaly-massacre"))
                .filter(article -> String.valueOf(article.source()).endsWith(".com.tr"))
                .map(article -> day(article).getYear())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(years).contains(2022).doesNotContain(2025);
    }

    @Test
    void outletsTakeOverEachOthersTexts() {
        Map<String, Long> carriers =
                ARTICLES.stream().collect(Collectors.groupingBy(RawArticle::text, Collectors.counting()));
        assertThat(carriers.values()).anyMatch(count -> count > 1);
    }

    @Test
    void nothingComesAfterTheLastDay() {
        List<RawArticle> cut = new CommemorationHistory(1, LocalDate.parse("2025-02-25"), 1).articles();
        assertThat(cut.stream().map(CommemorationHistoryTest::day))
                .isNotEmpty()
                .noneMatch(LocalDate.parse("2025-02-25")::isBefore);
    }

    private static Predicate<RawArticle> of(String event) {
        return article -> String.valueOf(article.url()).contains(event);
    }

    private static LocalDate day(RawArticle article) {
        return LocalDate.ofInstant(Objects.requireNonNull(article.published()), ZoneOffset.UTC);
    }
}
