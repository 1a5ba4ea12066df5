package org.perennial.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Xocalı | XOCALI",
                "Xəzər | Xezer",
                "İstanbul | istanbul",
                "Αθήνα | ΑΘΗΝΑ",
                "Ὀδυσσεύς | οδυσσευσ",
                "Чёрный | черный",
                "Ходжалы\u0301 | ходжалы",
                "مجزرةُ | مجزره",
                "آذربایجان | اذربايجان",
                "خوجـــالي | خوجالی",
                "שׁוֹאָה | שואה",
                "ज़मीन | जमीन",
                "၃၃ | 33",
                "३३ | 33",
                "Ｋｈｏｊａｌｙ | khojaly",
                "ﾎｼﾞｬﾘ | ホジャリ",
                "straße | STRASSE",
                "Việt Nam | viet nam",
                "e\u0301tat | état",
                "soft\u00ADhyphen | softhyphen",
                "l'Arménie | l’Arménie",
                "Oʻzbek | O'zbek",
                "호잘리 | 호잘리",
            })
    void spellingsThatReadersTakeForOneAreOne(String one, String other) {
        assertThat(Analyser.terms(one)).isEqualTo(Analyser.terms(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"мой | мои", "її | іі", "ที่ | ที", "ジ | シ", "か | が", "год | гид", "कि | की"})
    void marksThatMakeAnotherWordStay(String one, String other) {
        assertThat(Analyser.terms(one)).isNotEqualTo(Analyser.terms(other));
    }

    @Test
    void wordsArePartedAtSpacesSignsAndApostrophes() {
        assertThat(Analyser.terms("Bakı'da l'Arménie: 1,000 U.S. 33rd #COVID-19"))
                .containsExactly("baki", "da", "l", "armenie", "1", "000", "u", "s", "33rd", "covid", "19");
    }

    @Test
    void aWordWithoutSpacesAroundItIsFoundInARun() {
        assertThat(Analyser.terms("霍贾利大屠杀")).containsExactly("霍贾", "贾利", "利大", "大屠", "屠杀", "杀");
    }

    @Test
    void numbersStandByThemselvesInARunOfIdeographs() {
        assertThat(Analyser.terms("1992年2月26日")).containsExactly("1992", "年", "2", "月", "26", "日");
    }

    @Test
    void aMarkStaysWithItsLetterInARun() {
        assertThat(Analyser.terms("ที่นี่")).containsExactly("ที่นี่", "นี่");
    }

    @Test
    void aTokenTellsItsPlaceInCodePoints() {
        assertThat(Analyser.tokens("😀 𝐊hojaly!")).singleElement().satisfies(token -> {
            assertThat(token.text()).isEqualTo("khojaly");
            assertThat(token.start()).isEqualTo(2);
            assertThat(token.end()).isEqualTo(9);
        });
    }

    @Test
    @Timeout(20)
    void hostileTextTakesTimeLinearInIt() {
        List<String> texts = List.of(
                "a".repeat(2_000_000), "\u0301".repeat(2_000_000), "霍".repeat(500_000), "\uD840\uDC00".repeat(200_000));
        assertThat(texts)
                .allSatisfy(text -> assertThat(IndexedText.of(null, List.of(), null, text)
                                .tsvector()
                                .length())
                        .isLessThan(1_000_000));
    }

    @Test
    void whatADatabaseCannotHoldIsLeftOut() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append("w").append(i).append(i % 10 == 0 ? " baku " : " ");
        }
        IndexedText index = IndexedText.of("baku", List.of(), null, text.toString());
        assertThat(index.placesOf("baku")).hasSize(250);
        assertThat(index.terms()).contains("w100").doesNotContain("w39999");
    }

    @Test
    void sectionsAreTheFoldersOfTheAddress() {
        assertThat(Sections.of("https://a.example/world/%D0%BC%D0%B8%D1%80//article?x=/no/"))
                .containsExactly("world", "мир");
    }

    @Test
    void anAddressWithoutFoldersHasNoSections() {
        assertThat(Sections.of("https://a.example")).isEmpty();
    }
}
