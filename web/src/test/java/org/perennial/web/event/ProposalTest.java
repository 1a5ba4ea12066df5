package org.perennial.web.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventDate;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate.Precision;
import org.perennial.contract.Occurrence;

class ProposalTest {
    private static final EventRegistry NONE = new EventRegistry(List.of());
    private static final Instant SEEN = Instant.parse("2026-02-20T09:10:00Z");

    @Test
    void theIdIsTheNameInLatinLettersWithTheYear() {
        assertThat(proposed("de", "Fährunglück von Alderport").id()).isEqualTo("fahrungluck-von-alderport-1995");
        assertThat(proposed("ru", "Крушение парома").id()).isEqualTo("krusenie-paroma-1995");
        assertThat(proposed("uz", "Xo'jali qirg'ini").id()).isEqualTo("xojali-qirgini-1995");
        for (String name : List.of("كارثة العبارة", "אסון המעבורת", "渡轮灾难", "ფერი", "เรือข้ามฟาก")) {
            assertThat(proposed("und", name).id()).matches(Proposal.ID_FORM).endsWith("-1995");
        }
    }

    @Test
    void theTitleIsTheNameWithTheYear() {
        assertThat(proposed("en", "Alderport ferry disaster").title()).isEqualTo("Alderport ferry disaster (1995)");
    }

    @Test
    void aYearThatTheNameHoldsIsNotSaidTwice() {
        Proposal proposal = proposed("en", "The floods of 1995");
        assertThat(proposal.id()).isEqualTo("the-floods-of-1995");
        assertThat(proposal.title()).isEqualTo("The floods of 1995");
    }

    @Test
    void theEnglishNameIsProposedIfThereIsOne() {
        assertThat(proposed("ar", "كارثة العبارة", "en", "Ferry disaster").id()).isEqualTo("ferry-disaster-1995");
    }

    @Test
    void anIdThatIsTakenIsNumbered() {
        EventRegistry registry =
                new EventRegistry(List.of(proposed("en", "Hill fire").event(suggestion("en", "Hill fire"))));
        assertThat(Proposal.of(suggestion("en", "Hill fire"), registry).id()).isEqualTo("hill-fire-1995-2");
    }

    @Test
    void whatNothingCallsIsProposedByItsYear() {
        Proposal proposal = proposed();
        assertThat(proposal).isEqualTo(new Proposal("event-1995", "Event (1995)"));
        assertThat(proposal.event(suggestion()).aliases()).containsOnlyKeys("en");
    }

    @Test
    void aNameOfSignsOnlyStillHasAnId() {
        assertThat(proposed("en", "***").id()).isEqualTo("event-1995");
    }

    @Test
    void aLongNameMakesAnIdAndATitleThatCanBeTaken() {
        Occurrence suggestion = suggestion("en", "very long name ".repeat(40));
        assertThat(Proposal.of(suggestion, NONE).event(suggestion).id()).hasSizeLessThanOrEqualTo(Proposal.LONGEST_ID);
    }

    @Test
    void theEventHasTheDateAndAllNames() {
        Event event = new Proposal("ferry", " Ferry\n(1995) ")
                .event(suggestion("en", "Ferry", "en", "Sinking", "az", "Bərə"));
        assertThat(event.title()).isEqualTo("Ferry (1995)");
        assertThat(event.date()).isEqualTo(EventDate.day(LocalDate.of(1995, 2, 25)));
        assertThat(event.aliases())
                .containsEntry("en", List.of("Ferry", "Sinking"))
                .containsEntry("az", List.of("Bərə"));
    }

    @Test
    void whatCannotBeAnIdOrATitleIsNamed() {
        for (String id : List.of("", "Ferry", "a b", "a--b", "-a", "../a", "a".repeat(81))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Proposal(id, "Title").event(suggestion()))
                    .withMessageContaining("the id \"" + id + "\"");
        }
        for (String title : List.of("", " \n", "a".repeat(201))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Proposal("id", title).event(suggestion()))
                    .withMessageContaining("the title");
        }
    }

    private static Proposal proposed(String... names) {
        return Proposal.of(suggestion(names), NONE);
    }

    private static Occurrence suggestion(String... names) {
        List<Occurrence.Name> all = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            all.add(new Occurrence.Name(names[i], names[i + 1], 1));
        }
        LocalDate day = LocalDate.of(1995, 2, 25);
        return new Occurrence(
                "unconfigured-1",
                null,
                new AnniversaryMention.EventDate(day, day, Precision.DAY),
                31,
                null,
                all,
                List.of(),
                List.of(),
                List.of(),
                2,
                SEEN,
                SEEN);
    }
}
