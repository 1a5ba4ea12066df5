package org.perennial.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.AnniversaryMention.EventDate.Precision;

class WordingTest {
    private static final Wording ENGLISH = Wording.of("en");

    @ParameterizedTest
    @CsvSource({
        "1, 1st",
        "2, 2nd",
        "3, 3rd",
        "4, 4th",
        "11, 11th",
        "12, 12th",
        "13, 13th",
        "33, 33rd",
        "111, 111th",
        "121, 121st",
        "0, 0th"
    })
    void ordinalsAreEnglish(int n, String words) {
        assertThat(ENGLISH.anniversary(n)).isEqualTo(words + " anniversary");
    }

    @ParameterizedTest
    @CsvSource({
        "1992-02-26, 1992-02-26, DAY, 26 February 1992",
        "1992-02-25, 1992-02-26, NIGHT, night of 25 to 26 February 1992",
        "1937-12-13, 1938-01-31, RANGE, 13 December 1937 to 31 January 1938",
        "1941-06-30, 1941-07-02, RANGE, 30 June to 2 July 1941",
        "1990-01-01, 1990-01-31, MONTH, January 1990",
        "1915-01-01, 1915-12-31, YEAR, 1915"
    })
    void eventDatesSayAsMuchAsIsKnown(LocalDate start, LocalDate end, Precision precision, String words) {
        assertThat(ENGLISH.eventDate(new EventDate(start, end, precision))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl",
        "fa, rtl",
        "he, rtl",
        "ur, rtl",
        "ckb, rtl",
        "dv, rtl",
        "az-Arab, rtl",
        "ug, rtl",
        "en, ltr",
        "az, ltr",
        "uz-Cyrl, ltr",
        "ja, ltr",
        "und, auto"
    })
    void theDirectionFollowsTheScript(String tag, String dir) {
        assertThat(Wording.dir(tag)).isEqualTo(dir);
    }

    @Test
    void aListHasTheCommasOfItsLanguage() {
        assertThat(ENGLISH.list(List.of("one", "two"))).isEqualTo("one, two");
        assertThat(Wording.of("ar").list(List.of("واحد", "اثنان"))).isEqualTo("واحد، اثنان");
    }

    @Test
    void anArrowPointsWhereTheReaderReadsOn() {
        assertThat(ENGLISH.arrow()).isEqualTo("→");
        assertThat(Wording.of("ar").arrow()).isEqualTo("←");
    }

    @Test
    void languagesAreCalledByTheirEnglishNames() {
        assertThat(ENGLISH.languageName("sr-Latn")).isEqualTo("Serbian (Latin)");
        assertThat(ENGLISH.languageName("und")).isEqualTo("language unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//host/x",
                "https:",
                "ht tp://x",
                "https://user:word@host/",
                "JaVaScRiPt://x%0aalert(1)"
            })
    void addressesThatAReaderMayNotFollowAreLeftOut(String url) {
        assertThat(Wording.followable(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.42, 0.4 secs",
        "7.96, 8 secs",
        "59.4, 59 secs",
        "60, 1 min",
        "412.5, 6.9 mins",
        "1260, 21 mins",
        "3900, 1.1 hrs"
    })
    void stretchesOfTimeAreSaidInTheirLargestUnit(double seconds, String words) {
        assertThat(ENGLISH.seconds(seconds)).isEqualTo(words);
    }

    @Test
    void whoeverPointsAtATimeSeesThePublishersClock() {
        Instant at = Instant.parse("2025-02-26T06:12:00Z");

        assertThat(ENGLISH.when(at, "news.az").hover())
                .isEqualTo("26 Feb 2025, 06:12 UTC · 26 Feb 2025, 10:12 in Azerbaijan");
        assertThat(ENGLISH.when(at, "news.de").hover()).endsWith("07:12 in Germany");
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.us", "news.com", "news"})
    void clocksThatDifferOrAreNotKnownAreNotGuessed(String source) {
        assertThat(ENGLISH.when(Instant.parse("2025-02-26T06:12:00Z"), source).hover())
                .isEqualTo("26 Feb 2025, 06:12 UTC");
    }

    @Test
    void ordinaryAddressesCanBeFollowed() {
        assertThat(Wording.followable("https://news.example/a?b=1")).isEqualTo("https://news.example/a?b=1");
    }
}
