package org.perennial.watch.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final List<Integer> QUIET = List.of(1, 0, 2, 1, 0, 1, 1, 2);

    @Test
    void manyStoriesWhereFewAreUsualAreABurst() {
        assertThat(Rhythm.burst(12, QUIET, List.of(), 5, 6)).hasValue(1);
    }

    @Test
    void oneWildWeekDoesNotMoveTheUsual() {
        assertThat(Rhythm.burst(12, List.of(1, 0, 2, 90, 0, 1, 1, 2), List.of(), 5, 6))
                .isPresent();
    }

    @Test
    void whatIsSoEveryYearIsNoBurst() {
        assertThat(Rhythm.burst(40, QUIET, List.of(38, 45, 41), 5, 6)).isEmpty();
    }

    @Test
    void moreThanEveryYearIsABurstMeasuredByThoseYears() {
        assertThat(Rhythm.burst(120, QUIET, List.of(38, 45, 41), 5, 6)).hasValue(41);
    }

    @Test
    void fewStoriesAreNoBurstHoweverRare() {
        assertThat(Rhythm.burst(4, List.of(0, 0, 0, 0), List.of(), 5, 1)).isEmpty();
    }

    @Test
    void withoutFormerWeeksNothingIsUnusual() {
        assertThat(Rhythm.burst(100, List.of(1, 1), List.of(), 5, 6)).isEmpty();
    }

    @Test
    void nothingWhereSomeIsUsualIsSilence() {
        assertThat(Rhythm.isSilent(0, List.of(5, 6, 4, 7))).isTrue();
    }

    @Test
    void nothingWhereLittleIsUsualIsNoSilence() {
        assertThat(Rhythm.isSilent(0, List.of(1, 0, 2, 9))).isFalse();
    }
}
