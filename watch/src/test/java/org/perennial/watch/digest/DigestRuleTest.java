package org.perennial.watch.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.perennial.contract.CountedNumber.Unit;
import org.perennial.contract.Json;

class DigestRuleTest {

    @Test
    void theStoriesThatMostPublishersToldAreAtTheTopAndNotRepeatedBelow() {
        Digest digest = SmallWeek.digest();

        assertThat(digest.top()).extracting(Digest.Story::id).containsExactly("top", "goes-on");
        assertThat(digest.events().get(0).stories())
                .extracting(Digest.Story::id)
                .containsExactly("alone");
    }

    @Test
    void thereAreAtMostThreeAtTheTop() {
        List<Told> week = new ArrayList<>();
        for (String story : List.of("a", "b", "c", "d", "e")) {
            week.add(SmallWeek.told(story + 1, story, "one.uk", "en", story, 613, "Khojaly"));
            week.add(SmallWeek.told(story + 2, story, "two.uk", "en", story, 613, "Khojaly"));
        }

        assertThat(digest(week).top()).extracting(Digest.Story::id).containsExactly("a", "b", "c");
        assertThat(digest(week).events().get(0).stories())
                .extracting(Digest.Story::id)
                .containsExactly("d", "e");
    }

    @Test
    void whatOnePublisherTellsAloneIsNotSignificant() {
        Digest digest = digest(List.of(SmallWeek.told("a", "a", "one.uk", "en", "t", 613, "Khojaly")));

        assertThat(digest.isSignificant()).isFalse();
        assertThat(digest.top()).isEmpty();
    }

    @Test
    void anEmptyWeekHasNothingInIt() {
        Digest digest = SmallWeek.empty();

        assertThat(digest.isSignificant()).isFalse();
        assertThat(digest.totals().articles()).isZero();
    }

    @Test
    void ofAStoryThatGoesOnOnlyWhatIsNewIsNews() {
        assertThat(SmallWeek.digest().top().get(1).news())
                .isEqualTo(
                        new Digest.News(3, List.of("de"), 2, List.of(new Digest.NumberChange(Unit.KILLED, 613, 600))));
    }

    @Test
    void aReturnThatIsMonthsAwayIsNotTheOneThatIsSpokenOf() {
        Week autumn = Week.parse("2025-W40");
        Digest far = DigestRule.digest(SmallWeek.DESK, autumn, autumn.to(SmallWeek.BAKU), SmallWeek.facts());

        assertThat(far.events().get(0).day()).isNull();
        assertThat(SmallWeek.digest().events().get(0).day()).isNotNull();
    }

    @Test
    void thisWeekStandsBesideTheSameDaysAroundTheDateInFormerYears() {
        Digest.Event event = SmallWeek.digest().events().get(0);

        assertThat(event.years())
                .extracting(Digest.YearCount::year, Digest.YearCount::articles)
                .containsExactly(tuple(2025, 7), tuple(2024, 8), tuple(2023, 1));
        assertThat(event.ratio()).isEqualTo(7 / 4.5, within(1e-9));
        assertThat(event.years().get(1).evidence()).contains("after%3A2024-02-24", "before%3A2024-03-02");
    }

    @Test
    void wordsThatCameAndWentAreToldWithBothShares() {
        assertThat(SmallWeek.digest().events().get(0).naming())
                .extracting(
                        Digest.NamingChange::language,
                        Digest.NamingChange::words,
                        Digest.NamingChange::from,
                        Digest.NamingChange::to)
                .containsExactly(tuple("en", "Khojaly genocide", 0, 100), tuple("en", "Khojaly massacre", 100, 0));
    }

    @Test
    void aNumberThatNobodyStatedBeforeIsToldBesideTheUsualOne() {
        assertThat(SmallWeek.digest().events().get(0).numbers())
                .extracting(Digest.Statement::value, Digest.Statement::articles, Digest.Statement::former)
                .containsExactly(tuple(600L, 2, 613L));
    }

    @Test
    void aLanguageThatWroteInTheFormerYearAndDoesNotNowIsSilent() {
        assertThat(SmallWeek.digest().silent())
                .extracting(Digest.Gap::language, Digest.Gap::expected, Digest.Gap::sourcesSilent)
                .containsExactly(tuple("tr", 4, true));
    }

    @Test
    void anEventThatNobodyWritesOfIsSilentAsAWhole() {
        assertThat(digest(List.of()).silent())
                .extracting(Digest.Gap::language, Digest.Gap::year, Digest.Gap::expected, Digest.Gap::sourcesSilent)
                .containsExactly(tuple(null, 2024, 8, false));
    }

    @Test
    void theOrderInWhichArticlesAreReadMakesNoDifference() {
        String expected = Json.write(SmallWeek.digest());
        for (int seed = 0; seed < 20; seed++) {
            List<Told> shuffled = new ArrayList<>(SmallWeek.week());
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(Json.write(digest(shuffled))).isEqualTo(expected);
        }
    }

    @Test
    void everyNumberSaysWhereItsArticlesAre() {
        Digest digest = SmallWeek.digest();

        assertThat(digest.languages())
                .filteredOn(count -> count.value().equals("en"))
                .singleElement()
                .satisfies(count -> assertThat(count.evidence())
                        .isEqualTo(
                                "/api/v1/export?format=xlsx&zone=Asia%2FBaku&q=%28event%3Akhojaly%29%20lang%3A%22en%22"
                                        + "%20after%3A2025-02-24%20before%3A2025-03-03"));
        assertThat(digest.top().get(0).evidence()).isEqualTo("/stories/top");
    }

    @Test
    void whatIsWrittenAsJsonIsReadBackAsTheSame() {
        Digest digest = SmallWeek.digest();

        assertThat(Json.read(Json.write(digest), Digest.class)).isEqualTo(digest);
        assertThat(Json.write(digest)).contains("\"significant\":true");
    }

    private static Digest digest(List<Told> week) {
        return DigestRule.digest(
                SmallWeek.DESK, SmallWeek.WEEK, SmallWeek.WEEK.to(SmallWeek.BAKU), SmallWeek.with(week));
    }
}
