package org.perennial.watch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.query.Why;
import org.perennial.contract.Alert;
import org.perennial.contract.Changes;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.Evidence;
import org.perennial.watch.definition.Watch;

class AlertsTest {
    private static final Instant NOON = Instant.parse("2025-02-25T12:00:00Z");
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Why WHY = new Why(List.of(), List.of());

    private final Alerts alerts = new Alerts(new MapMemory());
    private final Watch watch = Watch.of("desk", "khojaly");

    @Test
    void aStoryIsToldOnce() {
        assertThat(kinds(take(article("a", "one")))).containsExactly(Alert.Kind.FIRST_STORY);
        assertThat(take(article("b", "one"))).isEmpty();
        assertThat(take(article("c", "one"))).isEmpty();
    }

    @Test
    void anotherStorySoonAfterIsNoFirstOne() {
        take(article("a", "one"));

        assertThat(kinds(take(article("b", "two")))).containsExactly(Alert.Kind.NEW_STORY);
    }

    @Test
    void aStoryAfterALongTimeIsAFirstOneAgain() {
        take(article("a", "one"));

        assertThat(kinds(take(article("b", "two").at(NOON.plus(Duration.ofDays(8))))))
                .containsExactly(Alert.Kind.FIRST_STORY);
    }

    @Test
    void theFirstArticleInAnotherLanguageIsNewsAndTheSecondIsNot() {
        take(article("a", "one"));

        Optional<Alerts.Placed> turkish = take(article("b", "one").in("tr"));

        assertThat(turkish.orElseThrow().notice().parts()).containsExactly(Part.language("tr"));
        assertThat(take(article("c", "one").in("tr"))).isEmpty();
    }

    @Test
    void aNumberThatWasNotToldIsNewsWithBoth() {
        take(article("a", "one").killed(613));

        assertThat(take(article("b", "one").killed(600)).orElseThrow().notice().parts())
                .containsExactly(Part.number(CountedNumber.Unit.KILLED, 613, 600));
    }

    @Test
    void aNumberIsMeasuredByTheToldOneThatIsNextToIt() {
        take(article("a", "one").killed(613, 106, 70));

        assertThat(take(article("b", "one").killed(600)).orElseThrow().notice().parts())
                .containsExactly(Part.number(CountedNumber.Unit.KILLED, 613, 600));
    }

    @Test
    void anArticleWithTheKnownNumberAndAnotherIsNoNews() {
        take(article("a", "one").killed(613));

        assertThat(take(article("b", "one").killed(613, 106))).isEmpty();
    }

    @Test
    void theFirstNumberOfAStoryIsNoChange() {
        take(article("a", "one"));

        assertThat(take(article("b", "one").killed(613))).isEmpty();
    }

    @Test
    void everyTenPublishersMoreAreNewsOnce() {
        take(article("a", "one"));
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int number = i;
            take(article("b" + i, "one").from("outlet" + i + ".example")).ifPresent(placed -> told.add(number));
        }

        assertThat(told).containsExactly(9, 19);
    }

    @Test
    void anEditWithNothingNewIsNotTold() {
        take(article("a", "one"));

        assertThat(take(article("a", "one").version(2, new Changes(false, 0.97, List.of(), List.of()))))
                .isEmpty();
    }

    @Test
    void anArticleThatWasChangedMuchIsTold() {
        take(article("a", "one"));

        assertThat(kinds(
                        take(article("a", "one").version(2, new Changes(false, 0.97, List.of("620"), List.of("613"))))))
                .containsExactly(Alert.Kind.REVISION);
    }

    @Test
    void theSameVersionAgainIsNotTold() {
        take(article("a", "one"));

        assertThat(take(article("a", "one").at(NOON.plusSeconds(600)))).isEmpty();
    }

    @Test
    void anArticleThatHadAppearedLongBeforeItWasFetchedIsNotTold() {
        assertThat(take(article("a", "one").appeared(NOON.minus(Duration.ofDays(3)))))
                .isEmpty();
    }

    @Test
    void aFreshArticleOfAStoryThatOnlyOldOnesToldIsNews() {
        take(article("a", "one").appeared(NOON.minus(Duration.ofDays(3))));

        assertThat(kinds(take(article("b", "one")))).containsExactly(Alert.Kind.FIRST_STORY);
    }

    @Test
    void whatWasThereBeforeTheWatchIsNotTold() {
        assertThat(alerts.take(watch, article("a", "one").sighting(), WHY, NOON.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void anArticleThatMovesToAnotherStoryIsNotTold() {
        take(article("a", "one"));

        assertThat(take(article("a", "two"))).isEmpty();
        assertThat(take(article("b", "two")))
                .as("the story was told under its former id")
                .isEmpty();
    }

    @Test
    void twoStoriesThatBecomeOneAreNotToldAgain() {
        take(article("a", "one"));
        take(article("b", "two").in("tr"));

        assertThat(take(article("b", "one").in("tr"))).isEmpty();
        assertThat(take(article("c", "one").in("tr")))
                .as("Turkish came with the other story")
                .isEmpty();
    }

    @Test
    void whoWantsNoNewStoriesStillHearsOfNewLanguages() {
        Watch languages = watch.with(new Watch.News(false, true, false, false, 0));

        assertThat(alerts.take(languages, article("a", "one").sighting(), WHY, LONG_AGO))
                .isEmpty();
        assertThat(kinds(alerts.take(languages, article("b", "one").in("tr").sighting(), WHY, LONG_AGO)))
                .containsExactly(Alert.Kind.NEW_LANGUAGE);
    }

    @Test
    void theNoticesOfAStoryAreNumbered() {
        Notice first = take(article("a", "one")).orElseThrow().notice();
        Notice second = take(article("b", "one").in("tr")).orElseThrow().notice();

        assertThat(List.of(first.key(), second.key())).containsExactly("one#1", "one#2");
    }

    private Optional<Alerts.Placed> take(Told told) {
        return alerts.take(watch, told.sighting(), WHY, LONG_AGO);
    }

    private static List<Alert.Kind> kinds(Optional<Alerts.Placed> placed) {
        return placed.orElseThrow().notice().parts().stream().map(Part::kind).toList();
    }

    private static Told article(String id, String story) {
        return new Told(id, story, id + ".example", "en", NOON, NOON, 1, null, List.of());
    }

    private record Told(
            String id,
            String story,
            String source,
            String language,
            Instant appeared,
            Instant at,
            int version,
            @Nullable Changes changes,
            List<CountedNumber> numbers) {

        Told in(String tag) {
            return new Told(id, story, source, tag, appeared, at, version, changes, numbers);
        }

        Told from(String outlet) {
            return new Told(id, story, outlet, language, appeared, at, version, changes, numbers);
        }

        Told at(Instant time) {
            return new Told(id, story, source, language, time, time, version, changes, numbers);
        }

        Told appeared(Instant time) {
            return new Told(id, story, source, language, time, at, version, changes, numbers);
        }

        Told version(int number, Changes changed) {
            return new Told(id, story, source, language, appeared, at, number, changed, numbers);
        }

        Told killed(long... values) {
            List<CountedNumber> counted = new ArrayList<>();
            for (long value : values) {
                counted.add(new CountedNumber(
                        value,
                        CountedNumber.Unit.KILLED,
                        new Evidence(Evidence.Role.NUMBER, Evidence.Field.TEXT, 0, 1, "" + value)));
            }
            return new Told(id, story, source, language, appeared, at, version, changes, counted);
        }

        Sighting sighting() {
            return new Sighting(
                    id, version, story, "Title of " + id, null, source, language, appeared, at, at, changes, numbers);
        }
    }
}
