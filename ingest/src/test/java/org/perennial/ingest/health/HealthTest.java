package org.perennial.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.ingest.health.Health.State;

class HealthTest {
    private static final Instant NOW = Instant.parse("2025-02-25T09:00:00Z"); // a Tuesday

    private final SplittableRandom random = new SplittableRandom(2025);

    @Test
    void whatBringsTheUsualIsWell() {
        Health health = Health.of(poisson(35, NOW, hour -> 2), NOW);

        assertThat(health.state()).isEqualTo(State.WELL);
        assertThat(health.expected()).isBetween(43.0, 53.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 24, 48, 7 * 24, 14 * 24, 28 * 24, 50 * 24})
    void aLanguageThatStoppedStaysSilentHoweverLongItIs(int hours) {
        Instant stop = NOW.minus(Duration.ofHours(hours));

        assertThat(Health.of(poisson(35, stop, hour -> 2), NOW).state()).isEqualTo(State.SILENT);
    }

    @Test
    void aLanguageThatHasStoppedIsFoundInTheFirstHoursInWhichMuchIsUsual() {
        HourlyCounts counts = poisson(35, NOW, hour -> 20);

        assertThat(Health.of(counts, NOW.plus(Duration.ofHours(2))).state()).isEqualTo(State.SILENT);
    }

    @Test
    void noHourOfASilenceEndsIt() {
        HourlyCounts counts = poisson(35, NOW, HealthTest::byDay);
        boolean silent = false;
        for (int hours = 0; hours < 40 * 24; hours++) {
            boolean now = Health.of(counts, NOW.plus(Duration.ofHours(hours))).state() == State.SILENT;
            assertThat(now || !silent).as("after " + hours + " hours").isTrue();
            silent |= now;
        }
        assertThat(silent).isTrue();
    }

    @Test
    void nightsAndWeekendsAreNoSilence() {
        HourlyCounts counts = poisson(63, NOW, HealthTest::byDay);
        HourlyCounts grown = new HourlyCounts();
        int alarms = 0;
        for (int hour = 63 * 24; hour > 0; hour--) {
            Instant at = NOW.minus(Duration.ofHours(hour));
            grown.add(at, (int) counts.in(1, at.plus(Duration.ofHours(1))));
            alarms += Health.of(grown, at.plus(Duration.ofHours(1))).state() == State.SILENT ? 1 : 0;
        }
        assertThat(alarms).isZero();
    }

    @Test
    void aSourceOfOneArticleADayIsNotSilentAfterADay() {
        HourlyCounts counts = poisson(35, NOW.minus(Duration.ofHours(40)), hour -> 1 / 24.0);

        assertThat(Health.of(counts, NOW).state()).isNotEqualTo(State.SILENT);
    }

    @Test
    void aFallToAThirdIsToldWithinAWeek() {
        Instant fall = NOW.minus(Duration.ofDays(5));
        Health health = Health.of(poisson(35, NOW, at -> at.toInstant().isBefore(fall) ? 3 : 1), NOW);

        assertThat(health.state()).isEqualTo(State.FALLEN);
        assertThat(health.before()).isGreaterThan(60);
        assertThat(health.expected()).isLessThan(32);
    }

    @Test
    void aFloodIsTold() {
        HourlyCounts counts = poisson(35, NOW, hour -> 1).add(NOW.minus(Duration.ofHours(3)), 300);

        assertThat(Health.of(counts, NOW).state()).isEqualTo(State.FLOODED);
    }

    @Test
    void ofAFewDaysNothingIsSaid() {
        assertThat(Health.of(poisson(3, NOW, hour -> 2), NOW).state()).isEqualTo(State.UNKNOWN);
        assertThat(Health.of(new HourlyCounts(), NOW).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aSteadyLevelHasNoChange() {
        assertThat(Level.of(poisson(28, NOW, hour -> 1).days(28, NOW)).since()).isZero();
    }

    /** Few at night, fewer on weekends. */
    private static double byDay(ZonedDateTime at) {
        boolean weekend = at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
        double day = at.getHour() >= 7 && at.getHour() < 22 ? 4 : 0.1;
        return weekend ? day / 8 : day;
    }

    private HourlyCounts poisson(int days, Instant end, ToDoubleFunction<ZonedDateTime> rate) {
        HourlyCounts counts = new HourlyCounts();
        for (int hour = days * 24; hour > 0; hour--) {
            Instant at = end.minus(Duration.ofHours(hour));
            counts.add(at, draw(rate.applyAsDouble(at.atZone(ZoneOffset.UTC))));
        }
        return counts;
    }

    /** Knuth's way. */
    private int draw(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
