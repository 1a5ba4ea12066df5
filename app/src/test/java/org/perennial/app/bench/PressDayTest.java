package org.perennial.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressDayTest {
    @TempDir
    Path folder;

    @Test
    void tenTimesAsManyComeInABurst() {
        PressDay day = PressDay.of(1_000_000);
        double minute = 1 / 1440.0;
        double begin = 13 / 24.0;

        double before = day.upTo(begin) - day.upTo(begin - minute);
        double within = day.upTo(begin + minute) - day.upTo(begin);

        assertThat(within / before).isEqualTo(10, within(.1));
    }

    @Test
    void moreComeByDayThanByNight() {
        PressDay day = PressDay.of(24_000);

        assertThat(day.upTo(1 / 24.0)).isLessThan(500);
        assertThat(day.upTo(11.5 / 24) - day.upTo(10.5 / 24)).isGreaterThan(1_500);
    }

    @Test
    void sourcesComeAsOftenAsTheirRatesSay() {
        PressDay day = PressDay.of(0, 3, 1, 0);
        Random random = new Random(1);
        int[] times = new int[day.sources()];
        for (int i = 0; i < 10_000; i++) {
            times[day.source(random)]++;
        }

        assertThat(times[0] + times[3]).isZero();
        assertThat(times[1]).isBetween(7_300, 7_700);
    }

    @Test
    void theInventedPressIsAsLargeAsTheWorlds() {
        PressDay day = PressDay.invented(39_000);

        assertThat(day.articles()).isBetween(480_000.0, 620_000.0);
    }

    @Test
    void ratesAreTheLastFieldsOfAFile() throws IOException {
        PressDay day = PressDay.read(Files.writeString(folder.resolve("rates.csv"), "source,count\n1,2.5\n\n2,0\n"));

        assertThat(day.sources()).isEqualTo(2);
    }

    @Test
    void whatIsNoRateIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("rates.csv"), "source,count\n1,many\n");

        assertThatThrownBy(() -> PressDay.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("\"many\"");
    }
}
