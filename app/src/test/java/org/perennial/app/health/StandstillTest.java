package org.perennial.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Instant NOON = Instant.parse("2025-02-26T12:00:00Z");

    private final Standstill standstill = new Standstill(Duration.ofSeconds(90));

    @Test
    void aNumberThatStaysAsItIsForTooLongIsTold() {
        standstill.look(NOON, Map.of("a", 5L, "b", 5L));

        assertThat(standstill.look(NOON.plusSeconds(90), Map.of("a", 5L, "b", 6L)))
                .containsExactly("a");
    }

    @Test
    void oneThatStaysForAWhileIsNot() {
        standstill.look(NOON, Map.of("a", 5L));

        assertThat(standstill.look(NOON.plusSeconds(89), Map.of("a", 5L))).isEmpty();
    }

    @Test
    void oneThatHadNothingToDoInBetweenBeginsAnew() {
        standstill.look(NOON, Map.of("a", 5L));
        standstill.look(NOON.plusSeconds(60), Map.of());
        standstill.look(NOON.plusSeconds(80), Map.of("a", 5L));

        assertThat(standstill.look(NOON.plusSeconds(120), Map.of("a", 5L))).isEmpty();
    }
}
