package org.perennial.watch.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.perennial.contract.Alert;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Part;
import org.perennial.watch.definition.Watch;

class ComposerTest {
    @SuppressWarnings("unused") // named in FieldSource
    private static final List<String> LOCALES = Watch.LOCALES;

    private static final Instant MORNING = Instant.parse("2025-02-26T03:00:00Z");

    @ParameterizedTest
    @FieldSource("LOCALES")
    void everyLanguageHasEveryText(String locale) {
        assertThat(Texts.of(locale).keys()).isEqualTo(Texts.of("en").keys());
    }

    @ParameterizedTest
    @FieldSource("LOCALES")
    void everythingNewIsSaidInEveryLanguageWithoutABracketLeft(String locale) {
        for (int count : new int[] {1, 2, 3, 5, 11, 21, 1_000_000}) {
            Letter letter = Composer.compose(new Message(in(locale), List.of(everything(count)), count == 2, MORNING));

            assertThat(PlainText.of(letter)).doesNotContain("{").doesNotContain("}");
            assertThat(letter.subject()).isNotBlank();
        }
    }

    @Test
    void timesAreThoseOfTheReadersZoneAndNameIt() {
        Letter letter = Composer.compose(message(notice("one", "Title", "en")));

        assertThat(letter.cards().get(0).place()).isEqualTo("daily.example, Feb 26, 2025, 07:00 Asia/Baku");
    }

    @Test
    void noticesOfOneStoryAreOneCardWithAllThatIsNew() {
        Notice first = notice("one", "Title", "en");
        Notice second = new Notice(
                "desk",
                "one",
                2,
                MORNING,
                List.of(Json.read("{\"kind\":\"new_language\",\"language\":\"tr\"}", Part.class)),
                first.article(),
                2,
                2,
                List.of("en", "tr"),
                null);

        Letter letter = Composer.compose(message(first, second));

        assertThat(letter.cards())
                .singleElement()
                .satisfies(card -> assertThat(card.news()).containsExactly("New story", "First article in Turkish"));
        assertThat(letter.subject()).isEqualTo("[Desk] Title");
    }

    @Test
    void theChangeOfANumberIsSaidWithBoth() {
        Part part = new Part(
                Alert.Kind.NUMBER_CHANGED, null, CountedNumber.Unit.KILLED, 613L, 600L, null, null, null, null);
        Notice notice = new Notice(
                "desk",
                "one",
                2,
                MORNING,
                List.of(part),
                notice("one", "T", "en").article(),
                2,
                2,
                List.of(),
                null);

        assertThat(Composer.compose(message(notice)).cards().get(0).news()).containsExactly("Killed: 613 → 600");
    }

    @Test
    void lineBreaksInATitleCannotBecomeHeaders() {
        Letter letter = Composer.compose(message(notice("one", "Fire\r\nBcc: all@example.org\u0085\u2028x", "en")));

        assertThat(letter.subject()).isEqualTo("[Desk] Fire Bcc: all@example.org x");
    }

    @Test
    void bidiOverridesInATitleAreLeftOut() {
        Letter letter = Composer.compose(message(notice("one", "safe\u202Egpj.exe\u2066 \uFEFFtitle", "en")));

        assertThat(letter.subject()).isEqualTo("[Desk] safegpj.exe title");
    }

    @Test
    void joinersStayBecauseLanguagesNeedThem() {
        assertThat(PlainTitle.of("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void aTitleOfTenKilobytesIsCut() {
        String subject = Composer.compose(message(notice("one", "длинный ".repeat(1_300), "ru")))
                .subject();

        assertThat(subject.codePointCount(0, subject.length())).isLessThanOrEqualTo(220);
        assertThat(subject).endsWith("…");
    }

    @Test
    void markupInATitleIsTextInThePage() {
        Letter letter = Composer.compose(message(notice("one", "<img src=x onerror=alert(1)>\"'&", "en")));

        assertThat(MailPage.of(letter, null))
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
                .doesNotContain("<img");
    }

    @Test
    void everyTitleSaysItsLanguageAndDirection() {
        Letter letter = Composer.compose(message(notice("one", "مجزرة خوجالي", "ar")));

        assertThat(MailPage.of(letter, null)).contains("<bdi dir=\"rtl\" lang=\"ar\">مجزرة خوجالي</bdi>");
    }

    @Test
    void anAddressThatRunsCodeIsNotLinked() {
        Notice notice = notice("one", "Title", "en", "javascript:alert(1)");

        assertThat(Composer.compose(message(notice)).cards().get(0).url()).isNull();
    }

    @Test
    void cardsBeyondTheMostAreCounted() {
        Notice[] notices = new Notice[Composer.MOST_CARDS + 5];
        for (int i = 0; i < notices.length; i++) {
            notices[i] = notice("story" + i, "Title " + i, "en");
        }

        Letter letter = Composer.compose(message(notices));

        assertThat(letter.cards()).hasSize(Composer.MOST_CARDS);
        assertThat(letter.more()).isEqualTo("and 5 more");
    }

    private static Message message(Notice... notices) {
        return new Message(in("en"), List.of(notices), false, MORNING);
    }

    private static Watch in(String locale) {
        return new Watch(
                "desk",
                "Desk",
                org.perennial.watch.definition.QueryText.parse("khojaly"),
                null,
                ZoneId.of("Asia/Baku"),
                locale,
                Watch.Deliver.NOWHERE,
                Watch.News.USUAL,
                List.of(),
                null,
                Watch.Silence.NONE,
                java.time.Duration.ofDays(7),
                false,
                false);
    }

    private static Notice notice(String story, @Nullable String title, String language) {
        return notice(story, title, language, "https://daily.example/a");
    }

    private static Notice notice(String story, @Nullable String title, String language, String url) {
        return new Notice(
                "desk",
                story,
                1,
                MORNING,
                List.of(Json.read("{\"kind\":\"new_story\"}", Part.class)),
                new Notice.Reported("id", title, url, "daily.example", language, MORNING),
                1,
                1,
                List.of(language),
                null);
    }

    private static Notice everything(int count) {
        List<Part> parts = java.util.Arrays.stream(Alert.Kind.values())
                .map(kind -> new Part(
                        kind,
                        "tr",
                        CountedNumber.Unit.INJURED,
                        (long) count,
                        count + 1L,
                        count,
                        "Khojaly massacre (1992)",
                        List.of("620"),
                        List.of("613")))
                .toList();
        return new Notice(
                "desk",
                "one",
                1,
                MORNING,
                parts,
                new Notice.Reported("id", "Title", "https://daily.example/a", "daily.example", "en", MORNING),
                count,
                count,
                List.of("en"),
                null);
    }
}
