package org.perennial.watch.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.message.Letter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class WordingTest {
    @SuppressWarnings("unused") // named in FieldSource
    private static final List<String> LOCALES = Watch.LOCALES;

    @ParameterizedTest
    @FieldSource("LOCALES")
    void everyFormIsSaidInEveryLanguageWithoutABracketLeft(String locale) {
        for (Digest digest : List.of(SmallWeek.digest(), SmallWeek.empty())) {
            SmallWeek.rendered(digest, locale)
                    .forEach((form, text) -> assertThat(text)
                            .as(form)
                            .doesNotContain("{")
                            .doesNotContain("}")
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @FieldSource("LOCALES")
    void theMailIsWellFormedAndSaysItsLanguageAndDirection(String locale) throws Exception {
        Document mail = parsed(SmallWeek.rendered(SmallWeek.digest(), locale).get("mail"));

        Element html = mail.getDocumentElement();
        assertThat(html.getAttribute("lang")).isEqualTo(locale);
        assertThat(html.getAttribute("dir")).isEqualTo(locale.equals("ar") ? "rtl" : "ltr");
        assertThat(mail.getElementsByTagName("script").getLength()).isZero();
        assertThat(mail.getElementsByTagName("img").getLength()).isZero();
    }

    @ParameterizedTest
    @FieldSource("LOCALES")
    void everyTitleSaysItsLanguageAndDirection(String locale) throws Exception {
        Document mail = parsed(SmallWeek.rendered(SmallWeek.digest(), locale).get("mail"));

        NodeList pieces = mail.getElementsByTagName("bdi");
        assertThat(pieces.getLength()).isPositive();
        for (int i = 0; i < pieces.getLength(); i++) {
            Element piece = (Element) pieces.item(i);
            boolean arabic = piece.getTextContent().codePoints().anyMatch(letter -> letter >= 0x600 && letter < 0x700);
            assertThat(piece.getAttribute("dir"))
                    .as(piece.getTextContent())
                    .isIn(arabic ? List.of("rtl") : List.of("ltr", "auto"));
            assertThat(piece.getAttribute("dir").equals("auto")
                            || !piece.getAttribute("lang").isEmpty())
                    .isTrue();
        }
    }

    @Test
    void aHostileTitleIsTextInEveryForm() {
        var forms = SmallWeek.rendered(SmallWeek.digest(), "en");

        assertThat(forms.get("mail"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
        assertThat(forms.get("part")).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(forms.get("markdown"))
                .contains("\\<script\\>alert(1)\\</script\\> \\[x\\](http\\://evil.example) \\*\\*33")
                .doesNotContainPattern("[^\\\\]<script")
                .doesNotContain("](http://evil");
        assertThat(forms.values()).allMatch(form -> !form.contains("\u202E"));
        assertThat(Wording.sheet(SmallWeek.digest(), "en", "").subject())
                .doesNotContain("\n")
                .doesNotContain("\u202E");
    }

    @Test
    void aPartOfAPageNeedsNoInlineStyle() {
        assertThat(SmallWeek.rendered(SmallWeek.digest(), "en").get("part")).doesNotContain("style=");
    }

    @Test
    void theReaderIsShownACopyInTheLanguageTheyRead() {
        assertThat(SmallWeek.rendered(SmallWeek.digest(), "de").get("text"))
                .contains("The toll is disputed")
                .contains("Die Zahl ist strittig");
    }

    @Test
    void anEmptyWeekSaysSo() {
        assertThat(SmallWeek.rendered(SmallWeek.empty(), "en").get("text"))
                .contains("Nothing significant: no article matched in this week.");
        assertThat(Wording.sheet(SmallWeek.empty(), "en", "").subject())
                .isEqualTo("[Embassy <desk>] Week 2025-W09: nothing significant");
    }

    @Test
    void timesAreThoseOfTheZoneAndNameIt() {
        assertThat(SmallWeek.rendered(SmallWeek.digest(), "en").get("text"))
                .contains("Week 2025-W09: Feb 24, 2025, 00:00 Asia/Baku to Mar 3, 2025, 00:00 Asia/Baku");
    }

    @Test
    void theNumberOfTheWeekKeepsItsOrderBetweenArabicWords() {
        assertThat(Wording.sheet(SmallWeek.digest(), "ar", "").subject()).contains("\u20662025-W09\u2069");
    }

    @Test
    void linksLeadToThePublicAddressOrAreRelative() {
        assertThat(SmallWeek.rendered(SmallWeek.digest(), "en").get("mail"))
                .contains("href=\"https://news.example.org/stories/top\"");
        assertThat(SheetHtml.part(Wording.sheet(SmallWeek.digest(), "en", ""))).contains("href=\"/stories/top\"");
    }

    @Test
    void theMachinesOwnLanguageAndZoneMakeNoDifference() {
        var expected = SmallWeek.rendered(SmallWeek.digest(), "ru");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

            assertThat(SmallWeek.rendered(SmallWeek.digest(), "ru")).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void chatsAreToldTheTopAndWhereTheRestIs() {
        Letter letter = Wording.letter(SmallWeek.digest(), "en", "https://news.example.org");

        assertThat(letter.cards()).hasSize(2);
        assertThat(letter.more()).isEqualTo("The whole digest: https://news.example.org/digests/2025-W09?watch=desk");
    }

    private static Document parsed(String html) throws Exception {
        String text = html.substring(html.indexOf("<html"));
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }
}
