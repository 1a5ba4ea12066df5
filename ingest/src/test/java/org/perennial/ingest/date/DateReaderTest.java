package org.perennial.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    private static final Instant FETCHED = Instant.parse("2025-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Tue, 25 Feb 2025 09:10:00 GMT                | 2025-02-25T09:10:00Z
                    25 Feb 2025 09:10 +0400                      | 2025-02-25T05:10:00Z
                    Fri, 28 Feb 2025 24:00:00 GMT                | 2025-02-28T23:59:59Z
                    Tue, 24 Feb 2025 09:10:00 GMT                | 2025-02-24T09:10:00Z
                    2025-02-25T09:10:60Z                         | 2025-02-25T09:10:59Z
                    Tue, 25 Feb 25 09:10:00 EST                  | 2025-02-25T14:10:00Z
                    Tuesday, February 25, 2025 - 3:09pm          | 2025-02-25T15:09:00Z
                    Feb. 25, 2025, 10:57 a.m.                    | 2025-02-25T10:57:00Z
                    Tue, 25th Feb 2025 16:04                     | 2025-02-25T16:04:00Z
                    Tue Feb 25 23:16:00 EST 2025                 | 2025-02-26T04:16:00Z
                    Tue Feb 25 2025 17:00:00 GMT+0200 (Israel)   | 2025-02-25T15:00:00Z
                    Tue, 25 Feb 2025 17:00:00 Europe/Brussels    | 2025-02-25T16:00:00Z
                    2025-02-25T09:10:00Z                         | 2025-02-25T09:10:00Z
                    2025-02-25T09:10:00.123456789+04:00          | 2025-02-25T05:10:00.123456789Z
                    2025-02-25T09:10                             | 2025-02-25T09:10:00Z
                    2025-02-25 04:07:42 +00:00                   | 2025-02-25T04:07:42Z
                    2025-02-25T16:20:00-05:00Z                   | 2025-02-25T21:20:00Z
                    20250225                                     | 2025-02-25T00:00:00Z
                    20250225T091000Z                             | 2025-02-25T09:10:00Z
                    1740474600                                   | 2025-02-25T09:10:00Z
                    25.02.2025 09:10                             | 2025-02-25T09:10:00Z
                    2/25/25 21:55:58                             | 2025-02-25T21:55:58Z
                    25.02.25                                     | 2025-02-25T00:00:00Z
                    25 февраля 2025, 09:10                       | 2025-02-25T09:10:00Z
                    25 fevral 2025                               | 2025-02-25T00:00:00Z
                    25 Şubat 2025 Salı                           | 2025-02-25T00:00:00Z
                    ٢٥ فبراير ٢٠٢٥                               | 2025-02-25T00:00:00Z
                    2025年2月25日                                 | 2025-02-25T00:00:00Z
                    2025년 2월 25일 오후 3:10                       | 2025-02-25T06:10:00Z
                    25 tháng 2, 2025                             | 2025-02-25T00:00:00Z
                    mar. 25 feb. 2025 09:10                      | 2025-02-25T09:10:00Z
                    Di, 25 Feb 2025 09:10:00 MEZ                 | 2025-02-25T08:10:00Z
                    25 Φεβρουαρίου 2025                          | 2025-02-25T00:00:00Z
                    2025. február 25.                            | 2025-02-25T00:00:00Z
                    """)
    void datesAreReadInTheFormsThatPublishersUse(String text, String expected) {
        assertThat(DateReader.read(text, FETCHED)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0000-00-00",
                "1989-12-31",
                "2025-03-04T00:00:00Z",
                "99999-01-01",
                "30 Feb 2025",
                "Fri, 31 Feb 2025 09:10:00 GMT",
                "2025-02-25T25:61:00Z",
                "2013-xx-27",
                "Tue",
                "16 px",
                "13/13/2025",
                "0001-01-01T00:00:00Z"
            })
    void whatIsNoPlausibleDateIsNone(String text) {
        assertThat(DateReader.read(text, FETCHED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    05/12/2024                       | 2024-12-05T00:00:00Z
                    05/12/2025                       | none
                    03/12/2025                       | none
                    03/02/2025                       | 2025-02-03T00:00:00Z
                    02/08/2025                       | 2025-02-08T00:00:00Z
                    Sat, 02/01/2025                  | 2025-02-01T00:00:00Z
                    Sunday, 01 12 2024 15:04:05 GMT  | 2024-12-01T15:04:05Z
                    Wed, 04 12 2024 15:04:05 GMT     | 2024-12-04T15:04:05Z
                    04-12-30                         | 2004-12-30T00:00:00Z
                    05.12.25                         | none
                    041230                           | 2004-12-30T00:00:00Z
                    04365                            | 2004-12-30T00:00:00Z
                    2024-012-30                      | 2024-12-30T00:00:00Z
                    30 Dec 2024 15 +0100             | 2024-12-30T14:00:00Z
                    2024년 12월 30일 08:30              | 2024-12-29T23:30:00Z
                    2024년 12월 30일                    | 2024-12-30T00:00:00Z
                    """)
    void threeNumbersAreReadInTheOrderThatGivesAPlausibleDateOfTheNamedDay(String text, String expected) {
        assertThat(DateReader.read(text, FETCHED).map(Instant::toString).orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void aDateTwoDaysAheadIsTheLatestThatIsBelieved() {
        assertThat(DateReader.read("2025-03-03T12:00:00Z", FETCHED)).isPresent();
        assertThat(DateReader.read("2025-03-03T12:00:01Z", FETCHED)).isEmpty();
    }

    @Test
    void theLanguageDecidesBetweenMonthsOfOneName() {
        assertThat(DateReader.read("5 listopada 2024", FETCHED, "pl")).contains(Instant.parse("2024-11-05T00:00:00Z"));
        assertThat(DateReader.read("5. listopada 2024.", FETCHED, "hr"))
                .contains(Instant.parse("2024-10-05T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "fa, ۲۵ فوریهٔ ۲۰۲۵",
        "fa, ۲۵ فوریه ۲۰۲۵",
        "mzn, ۲۵ فوریه ۲۰۲۵",
        "ps, ۲۵ فبروري ۲۰۲۵",
        "ckb, ٢٥ شوبات ٢٠٢٥",
    })
    void gregorianMonthsAreKnownWhereAnotherCalendarIsTheCustom(String language, String text) {
        assertThat(DateReader.read(text, FETCHED, language)).contains(Instant.parse("2025-02-25T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"۷ اسفند ۱۴۰۳", "7 Esfand 1403", "۱۴۰۳/۱۲/۰۷", "۷ مهر", "7 Mehr", "د ۷ کب"})
    void aDateOfThePersianCalendarIsTakenForNoOther(String text) {
        assertThat(DateReader.read(text, FETCHED, "fa")).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsNoHarm() {
        assertThat(DateReader.read("1".repeat(1_000_000), FETCHED)).isEmpty();
        assertThat(DateReader.read("a ".repeat(60), FETCHED)).isEmpty();
    }
}
