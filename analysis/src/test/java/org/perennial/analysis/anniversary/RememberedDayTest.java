package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberedDayTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "02-26, 2025, 2025-02-26",
        "02-29, 2025, 2025-02-28",
        "4th saturday of november, 2025, 2025-11-22",
        "last monday of may, 2026, 2026-05-25",
        "easter, 2025, 2025-04-20",
        "easter-2, 2024, 2024-03-29",
        "orthodox easter+9, 2024, 2024-05-14",
        "hijri 01-10, 2025, 2025-07-05",
        "persian 11-22, 2025, 2025-02-10",
        "ethiopic 01-01, 2023, 2023-09-12",
        "chinese 05-05, 2025, 2025-05-31",
        "hebrew 27 nisan, 2025, 2025-04-25",
    })
    void aDayOfAnyCalendarFallsOnItsDate(String written, int year, LocalDate date) {
        assertThat(RememberedDay.parse(written).in(year)).containsExactly(date);
    }

    @Test
    void aLunarDayCanComeTwiceInAYear() {
        assertThat(RememberedDay.parse("hijri 01-01").in(2008)).hasSize(2);
    }

    @Test
    void theNearestReturnMayLieInAnotherYear() {
        assertThat(RememberedDay.parse("12-27").nearest(LocalDate.of(2026, 1, 3)))
                .isEqualTo("2025-12-27");
    }

    @Test
    void anUnreadableDayIsRefusedWithTheFormsThereAre() {
        assertThatThrownBy(() -> RememberedDay.parse("26 February"))
                .hasMessageContaining("26 February")
                .hasMessageContaining("MM-DD");
    }
}
