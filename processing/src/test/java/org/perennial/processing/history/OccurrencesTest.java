package org.perennial.processing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.AnniversaryMention.EventDate.Precision;
import org.perennial.contract.Occurrence;

class OccurrencesTest {
    private static final Instant FETCHED = Instant.parse("2026-11-25T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final EventDate NIGHT_OF_THE_FLOOD = day("1976-11-25");

    @Test
    void oneEventNamedInThreeLanguagesIsOneOccurrence() {
        List<Occurrence> joined = all(
                sighting("a", "en", "Karasai dam gave way", NIGHT_OF_THE_FLOOD, 50),
                sighting("b", "tr", "Karasay barajı felaketinin", NIGHT_OF_THE_FLOOD, 50),
                sighting("c", "ru", "прорыва Карасайской плотины", NIGHT_OF_THE_FLOOD, 50));

        assertThat(joined).singleElement().satisfies(o -> {
            assertThat(o.articles()).isEqualTo(3);
            assertThat(o.names()).extracting(Occurrence.Name::language).containsExactlyInAnyOrder("en", "tr", "ru");
            assertThat(o.n()).isEqualTo(50);
            assertThat(o.day()).isEqualTo(TODAY);
        });
    }

    @Test
    void twoEventsOfOneDayStayTwo() {
        List<Occurrence> joined = all(
                sighting("a", "en", "Karasai dam gave way", NIGHT_OF_THE_FLOOD, 50),
                sighting("b", "ja", "磯辺水族館", NIGHT_OF_THE_FLOOD, 50));

        assertThat(joined).hasSize(2);
    }

    @Test
    void aNameWithAnotherNumberIsAnotherEventWhereOnlyTheYearIsKnown() {
        List<Occurrence> joined = all(
                sighting("a", "en", "Alderport fire", year(1976), 50),
                sighting("b", "en", "Alderport flood", year(1976), 49));

        assertThat(joined).hasSize(2);
    }

    @Test
    void aLaterArticleThatKnowsTheDayMakesTheDateFiner() {
        List<Occurrence> joined = all(
                sighting("a", "en", "Karasai flood", year(1976), 50),
                sighting("b", "en", "Karasai flood", NIGHT_OF_THE_FLOOD, 50));

        assertThat(joined).singleElement().satisfies(o -> {
            assertThat(o.date()).isEqualTo(NIGHT_OF_THE_FLOOD);
            assertThat(o.day()).isEqualTo(TODAY);
        });
    }

    @Test
    void coverageOfAConfiguredEventIsCountedByDayLanguageAndCountry() {
        List<Occurrence> joined = all(
                configured("a", "en", "a.example.uk", TODAY.minusDays(1)),
                configured("b", "en", "b.example.uk", TODAY.minusDays(1)),
                configured("c", "az", "c.az", TODAY));

        assertThat(joined).singleElement().satisfies(o -> {
            assertThat(o.id()).isEqualTo("flood@2026");
            assertThat(o.coverage())
                    .containsExactlyInAnyOrder(
                            new Occurrence.Cell(TODAY.minusDays(1), -1, "en", "GB", 2),
                            new Occurrence.Cell(TODAY, 0, "az", "AZ", 1));
        });
    }

    @Test
    void aConfiguredEventHasAnOccurrenceForEachYear() {
        List<Occurrence> joined =
                all(configured("a", "en", "a.example", TODAY), configured("b", "en", "a.example", TODAY.minusYears(1)));

        assertThat(joined).extracting(Occurrence::id).containsExactly("flood@2026", "flood@2025");
    }

    @Test
    void whatNobodyConfiguredHasTheSameIdWhicheverArticleComesFirst() {
        Sighting one = sighting("a", "en", "Karasai flood", NIGHT_OF_THE_FLOOD, 50);
        Sighting other = sighting("b", "en", "Karasai flood", NIGHT_OF_THE_FLOOD, 50);

        assertThat(ids(all(one, other))).isEqualTo(ids(all(other, one)));
    }

    @Test
    void whatIsNamedAlikeWithAnotherNumberHasAnotherId() {
        List<Occurrence> joined = all(
                sighting("a", "en", "Alderport fire", year(1976), 50),
                sighting("b", "en", "Alderport fire", year(1976), 49));

        assertThat(ids(joined)).doesNotHaveDuplicates().hasSize(2);
    }

    private static List<String> ids(List<Occurrence> occurrences) {
        return occurrences.stream().map(Occurrence::id).toList();
    }

    private static List<Occurrence> all(Sighting... sightings) {
        List<Occurrence> known = new ArrayList<>();
        for (Sighting sighting : sightings) {
            Occurrence joined = Occurrences.join(sighting, known);
            known.removeIf(other -> other.id().equals(joined.id()));
            known.add(joined);
        }
        return known;
    }

    private static Sighting sighting(String article, String language, String phrase, EventDate date, int n) {
        return new Sighting(
                null,
                phrase,
                date,
                n,
                article,
                null,
                article + ".example",
                language,
                "Title",
                List.of(phrase),
                TODAY,
                FETCHED);
    }

    private static Sighting configured(String article, String language, String source, LocalDate published) {
        return new Sighting(
                "flood",
                null,
                NIGHT_OF_THE_FLOOD,
                null,
                article,
                null,
                source,
                language,
                "Title",
                List.of("flood"),
                published,
                FETCHED);
    }

    private static EventDate day(String day) {
        return new EventDate(LocalDate.parse(day), LocalDate.parse(day), Precision.DAY);
    }

    private static EventDate year(int year) {
        return new EventDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
    }
}
