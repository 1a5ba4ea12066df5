package org.perennial.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final List<Victim> VICTIMS = Arrays.asList(Victim.values());
    private static final Duration PAUSE = Duration.ofSeconds(4);

    @Test
    void equalSeedsGiveEqualKills() {
        assertThat(Fault.plan(7, 50, VICTIMS, PAUSE)).isEqualTo(Fault.plan(7, 50, VICTIMS, PAUSE));
    }

    @Test
    void otherSeedsGiveOthers() {
        assertThat(Fault.plan(7, 50, VICTIMS, PAUSE)).isNotEqualTo(Fault.plan(8, 50, VICTIMS, PAUSE));
    }

    @Test
    void everyVictimIsKilledAsOftenAsTheOthers() {
        assertThat(Fault.plan(7, 70, VICTIMS, PAUSE).stream()
                        .collect(Collectors.groupingBy(Fault::victim, Collectors.counting()))
                        .values())
                .containsOnly(10L);
    }

    @Test
    void pausesLieAroundTheirMean() {
        assertThat(Fault.plan(7, 70, VICTIMS, PAUSE))
                .extracting(Fault::after)
                .allSatisfy(after -> assertThat(after).isBetween(Duration.ofMillis(800), Duration.ofMillis(7200)));
    }
}
