package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|on 26 February 1992 at noon|1992-2-26-26",
                "en|on February 26th, 1992, at noon|1992-2-26-26",
                "en|On the night of February 25-26, 1992, it|1992-2-25-26",
                "en|from 25 to 26 February 1992|1992-2-25-26",
                "en|in February 1992 they|1992-2-0-0",
                "en|in 1992 they|1992-0-0-0",
                "en|on 26 February they|0-2-26-26",
                "en|published 1992-02-26 online|1992-2-26-26",
                "de|am 26. Februar 1992 in|1992-2-26-26",
                "de|am 26.02.1992 in|1992-2-26-26",
                "ru|в ночь с 25 на 26 февраля 1992 года|1992-2-25-26",
                "az|1992-ci il fevralın 25-dən 26-na keçən gecə|1992-2-25-26",
                "tr|26 Şubat 1992'de|1992-2-26-26",
                "fr|le 1er mars 1992 à|1992-3-1-1",
                "es|el 26 de febrero de 1992 en|1992-2-26-26",
                "ar|في ٢٦ فبراير ١٩٩٢|1992-2-26-26",
                "ar|في 26 شباط 1992|1992-2-26-26",
                "ja|1992年2月26日に|1992-2-26-26",
                "ko|1992년 2월 26일에|1992-2-26-26",
                "hu|1992. február 26-án|1992-2-26-26",
                "vi|ngày 26 tháng 2 năm 1992|1992-2-26-26",
            })
    void aDateIsReadAsItIsWrittenInItsLanguage(String language, String text, String expected) {
        assertThat(read(language, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en|he marched on and may yet win", "en|it cost $1992 in all", "en|1992.5 points", "en|room 101"})
    void whatIsNoDateIsNotRead(String language, String text) {
        assertThat(read(language, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fa|persian|در ۲۲ بهمن ۱۳۵۷ رخ داد|1979-2-11-11",
                "fa|persian|سال ۱۳۵۷ بود|",
                "ar|hijri|في 23 شعبان 1412 في|1992-2-27-27",
                "am|ethiopic|የካቲት 18 1984|1992-2-26-26",
                "th|buddhist|วันที่ 26 กุมภาพันธ์ 2535 ที่|1992-2-26-26",
                "th|buddhist|ปี 2535 มี|1992-0-0-0",
                "ja|japanese|平成4年2月26日に|1992-2-26-26",
                "ja|japanese|令和元年5月に|2019-5-0-0",
                "ja|japanese|昭和20年に|1945-0-0-0",
                "zh|roc|民國81年2月26日在|1992-2-26-26",
            })
    void aDateOfAnotherCalendarIsReadAsTheGregorianOne(String language, String calendar, String text, String expected) {
        String yaml = "language: " + language + "\nname: x\ndates: {calendars: [" + calendar + "]}\n";
        Lexicon lexicon = AnalysisData.parse("x.yaml", yaml, Lexicon.class);

        assertThat(read(lexicon, text)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void aDayThatTheMonthLacksHasNoEventDate() {
        assertThat(new ReadDate(0, 1, 1992, 2, 30, 30, false).in(1992)).isNull();
    }

    @Test
    void aNightOverTheMonthsEndIsOneNight() {
        EventDate date = new ReadDate(0, 1, 1984, 5, 31, 1, true).in(1984);

        assertThat(date).isNotNull();
        assertThat(date.precision()).isEqualTo(Precision.NIGHT);
        assertThat(date.end()).hasToString("1984-06-01");
    }

    private static List<String> read(String language, String text) {
        return read(AnniversaryTagger.lexicons().get(language), text);
    }

    private static List<String> read(Lexicon lexicon, String text) {
        Language known = new Language(lexicon);
        return known.dates.all(new Tokens(FoldedText.of(text))).stream()
                .map(d -> d.year() + "-" + d.month() + "-" + d.day() + "-" + d.lastDay())
                .toList();
    }
}
