package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRegistryTest {
    @Test
    void whatTheBuildHasMadeOfTheRegistrySaysTheSame() {
        EventRegistry written = new EventRegistry(List.of());
        for (String region : AnalysisData.lines("events/index.txt")) {
            String name = "events/" + region + ".yaml";
            written = written.with(EventRegistry.parse(name, AnalysisData.resource(name)));
        }

        assertThat(EventRegistry.load()).isEqualTo(written);
    }

    @Test
    void theOwnRegistryHoldsEventsOfManyRegions() {
        EventRegistry registry = EventRegistry.load();

        assertThat(registry.events()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(registry.events())
                .extracting(Event::region)
                .contains("Africa", "East Asia", "Latin America", "Near East");
        assertThat(registry.events())
                .allSatisfy(e -> assertThat(e.aliases()).as(e.id()).isNotEmpty());
    }

    @Test
    void aNightHasBothItsDays() {
        Event event = EventRegistry.load().events().stream()
                .filter(e -> e.id().equals("khojaly-massacre"))
                .findFirst()
                .orElseThrow();

        assertThat(event.date())
                .isEqualTo(new EventDate(LocalDate.of(1992, 2, 25), LocalDate.of(1992, 2, 26), Precision.NIGHT));
        assertThat(event.days()).containsExactly(RememberedDay.parse("02-26"));
    }

    @Test
    void anEventWithoutDaysIsRememberedOnItsOwn() {
        EventRegistry registry = EventRegistry.parse(
                "mine.yaml",
                "events:\n- {id: flood, title: The flood, date: 1995-02-26, aliases: {en: [great flood]}}\n");

        assertThat(registry.events().get(0).days()).containsExactly(RememberedDay.parse("02-26"));
    }

    @Test
    void anUnreadableDateIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> EventRegistry.parse(
                        "mine.yaml", "events:\n- {id: flood, title: The flood, date: 26.2.1995, aliases: {}}\n"))
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("flood")
                .hasMessageContaining("26.2.1995")
                .hasMessageContaining("YYYY-MM-DD");
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThatThrownBy(() -> EventRegistry.parse("mine.yaml", "events: []\nevnts: []\n"))
                .hasMessageContaining("evnts");
    }

    @Test
    void anIdGivenTwiceIsRefused() {
        Event event = EventRegistry.load().events().get(0);

        assertThatThrownBy(() -> new EventRegistry(List.of(event, event))).hasMessageContaining(event.id());
    }

    @Test
    void anOperatorsEventTakesThePlaceOfTheOwnOne() {
        EventRegistry mine = EventRegistry.parse(
                "mine.yaml",
                "events:\n- {id: khojaly-massacre, title: Mine, date: 1992-02-26, aliases: {en: [Khojaly]}}\n");

        EventRegistry both = EventRegistry.load().with(mine);

        assertThat(both.events()).hasSameSizeAs(EventRegistry.load().events());
        assertThat(both.events()).extracting(Event::title).contains("Mine");
    }

    @Test
    void anOperatorsEventIsTagged() {
        EventRegistry mine = EventRegistry.parse(
                "mine.yaml",
                "events:\n- {id: flood, title: The flood, date: 1995-02-26, aliases: {en: [great flood of Oldtown]}}\n");
        AnniversaryTagger tagger = new AnniversaryTagger(
                AnniversaryTagger.lexicons(), EventRegistry.load().with(mine));

        assertThat(tagger.tag(new Passage(
                        "Oldtown remembers",
                        "The 25th anniversary of the great flood of Oldtown was marked.",
                        java.time.Instant.parse("2020-02-26T00:00:00Z"),
                        "en")))
                .extracting(AnniversaryMention::event)
                .containsExactly("flood");
    }
}
