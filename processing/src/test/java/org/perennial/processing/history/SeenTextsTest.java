package org.perennial.processing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.perennial.contract.Duplicate;

class SeenTextsTest {
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final Instant MONDAY = Instant.parse("2025-02-24T08:00:00Z");

    private final SeenTexts seen = new SeenTexts(new HeapMemory<>(WINDOW));

    @Test
    void theFirstCarrierOfATextIsNobodysDuplicate() {
        assertThat(seen.judge("statement", "agency", MONDAY)).isEqualTo(Duplicate.original("agency"));
    }

    @Test
    void aReprintPointsAtItsFirstCarrier() {
        seen.judge("statement", "agency", MONDAY);

        assertThat(seen.judge("statement", "daily", MONDAY.plusSeconds(1))).isEqualTo(copyOf("agency"));
    }

    @Test
    void everyReprintPointsAtTheSameCarrier() {
        seen.judge("statement", "agency", MONDAY);
        seen.judge("statement", "daily", MONDAY.plusSeconds(1));

        assertThat(seen.judge("statement", "weekly", MONDAY.plusSeconds(2))).isEqualTo(copyOf("agency"));
    }

    @Test
    void anArticleFetchedTwiceIsNotItsOwnDuplicate() {
        seen.judge("statement", "agency", MONDAY);

        assertThat(seen.judge("statement", "agency", MONDAY.plusSeconds(1))).isEqualTo(Duplicate.original("agency"));
    }

    @Test
    void aReprintFetchedBeforeItsFirstCarrierIsStillAReprint() {
        seen.judge("statement", "agency", MONDAY);

        assertThat(seen.judge("statement", "daily", MONDAY.minusSeconds(60))).isEqualTo(copyOf("agency"));
    }

    @Test
    void aReprintAtTheEndOfTheWindowPointsAtItsFirstCarrier() {
        seen.judge("statement", "agency", MONDAY);

        assertThat(seen.judge("statement", "daily", MONDAY.plus(WINDOW))).isEqualTo(copyOf("agency"));
    }

    @Test
    void aReprintOlderThanTheWindowStartsAfresh() {
        seen.judge("statement", "agency", MONDAY);

        assertThat(seen.judge("statement", "daily", MONDAY.plus(WINDOW).plusMillis(1)))
                .isEqualTo(Duplicate.original("daily"));
    }

    private static Duplicate copyOf(String first) {
        return new Duplicate(Duplicate.Relation.EXACT, first, first, 1.0);
    }
}
