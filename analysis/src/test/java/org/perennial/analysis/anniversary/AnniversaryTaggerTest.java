package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AnniversaryTaggerTest {
    private static final AnniversaryTagger TAGGER = AnniversaryTagger.load();

    private static final String STATEMENT = """
            The Commissioner has called on international organisations not to look away from the Khojaly genocide.

            “33 years have passed since the Khojaly genocide, which left its mark on the whole region,” she said in a \
            statement on Tuesday.

            “On the night of February 25-26, 1992, armed forces entered the town of Khojaly,” the statement continues.

            According to it, 613 residents were killed, among them 63 children and 106 women, and 1,275 were taken \
            hostage. The 1949 Geneva Conventions were violated.

            At the initiative of the government, 26 February was declared the Day of the Khojaly Genocide.
            """;

    @Test
    void aStatementGivesOneMentionWithNumberNightAndEvent() {
        List<AnniversaryMention> mentions = tag("en", STATEMENT, "2025-02-25");

        assertThat(mentions).hasSize(1);
        AnniversaryMention mention = mentions.get(0);
        assertThat(mention.event()).isEqualTo("khojaly-massacre");
        assertThat(mention.phrase()).isEqualTo("Khojaly genocide");
        assertThat(mention.kind()).isEqualTo(Kind.COMMEMORATION);
        assertThat(mention.n()).isEqualTo(33);
        assertThat(mention.nSource()).isEqualTo(NumberSource.STATED);
        assertThat(mention.eventDate())
                .isEqualTo(new EventDate(LocalDate.of(1992, 2, 25), LocalDate.of(1992, 2, 26), Precision.NIGHT));
        assertThat(mention.confidence()).isGreaterThan(0.9);
        assertThat(mention.contradictions()).isEmpty();
        assertThat(mention.evidence())
                .anyMatch(e -> e.role() == Role.TRIGGER && e.text().equals("33 years have passed since"))
                .anyMatch(e -> e.role() == Role.NUMBER && e.text().equals("33"))
                .anyMatch(e -> e.role() == Role.DATE && e.text().equals("February 25-26, 1992"))
                .allMatch(e -> slice(STATEMENT, e).equals(e.text()));
    }

    @Test
    void aNightIsReadFromTheTextWhenNobodyConfiguredTheEvent() {
        AnniversaryTagger without = new AnniversaryTagger(AnniversaryTagger.lexicons(), new EventRegistry(List.of()));

        AnniversaryMention mention =
                without.tag(passage("en", STATEMENT, "2025-02-25")).get(0);

        assertThat(mention.event()).isNull();
        assertThat(mention.n()).isEqualTo(33);
        assertThat(mention.eventDate())
                .isEqualTo(new EventDate(LocalDate.of(1992, 2, 25), LocalDate.of(1992, 2, 26), Precision.NIGHT));
    }

    @Test
    void aRemembranceDayWithoutANumberIsCountedFromPublication() {
        AnniversaryMention mention = tag(
                        "en", "26 February was proclaimed as the Day of the Khojaly Genocide.", "2024-02-26")
                .get(0);

        assertThat(mention.n()).isEqualTo(32);
        assertThat(mention.nSource()).isEqualTo(NumberSource.COMPUTED);
    }

    @Test
    void evidenceInTheHeadlinePointsIntoTheHeadline() {
        Passage passage = new Passage(
                "City marks 25th anniversary of the flood",
                "People gathered at the bridge.",
                Instant.parse("2020-03-06T12:00:00Z"),
                "en");

        AnniversaryMention mention = TAGGER.tag(passage).get(0);

        assertThat(mention.phrase()).isEqualTo("flood");
        assertThat(mention.evidence()).allMatch(e -> e.field() == Field.TITLE);
    }

    @Test
    void aJanuaryArticleCountsADecemberEventFromLastYear() {
        AnniversaryMention mention = tag(
                        "en", "The 20th anniversary of the Indian Ocean tsunami was marked last week.", "2025-01-02")
                .get(0);

        assertThat(mention.event()).isEqualTo("indian-ocean-tsunami");
        assertThat(mention.n()).isEqualTo(20);
        assertThat(mention.contradictions()).isEmpty();
    }

    @Test
    void aNumberThatIsOneOffIsKeptAndFlagged() {
        AnniversaryMention mention = tag(
                        "en", "The 34th anniversary of the Khojaly massacre was marked in the capital.", "2025-02-26")
                .get(0);

        assertThat(mention.event()).isEqualTo("khojaly-massacre");
        assertThat(mention.n()).isEqualTo(34);
        assertThat(mention.contradictions()).containsExactly("count_inclusive");
    }

    @Test
    void theNamesOfAllSidesLeadToOneEvent() {
        assertThat(tag("tr", "1915 olaylarının 110. yılında tören düzenlendi.", "2025-04-24"))
                .first()
                .extracting(AnniversaryMention::event)
                .isEqualTo("armenian-genocide");
        assertThat(tag("hy", "Մեծ եղեռնի 110-րդ տարելիցը նշվեց։", "2025-04-24"))
                .first()
                .extracting(AnniversaryMention::event)
                .isEqualTo("armenian-genocide");
    }

    @Test
    void twoOccasionsInOneArticleStayTwo() {
        List<AnniversaryMention> mentions = tag(
                "en",
                "The museum celebrates the 50th anniversary of its opening.\n\n"
                        + "Visitors also recalled the 10th anniversary of the great fire.",
                "2020-06-01");

        assertThat(mentions).extracting(AnniversaryMention::n).containsExactlyInAnyOrder(50, 10);
    }

    @Test
    void aWorldDayIsAnObservance() {
        assertThat(tag("en", "Schools took part in World Water Day on Friday.", "2019-03-22"))
                .allMatch(m -> m.kind() == Kind.OBSERVANCE)
                .isNotEmpty();
    }

    @Test
    void aPrivateBirthdayIsPrivate() {
        assertThat(tag("en", "They planned a birthday party for his 30th birthday.", "2019-03-22"))
                .allMatch(m -> m.kind() == Kind.PRIVATE);
    }

    @Test
    void aMinisterWhoSaysMyCountrySpeaksOfAPublicOccasion() {
        assertThat(tag("en", "“My country marks the 30th anniversary of its independence,” he said.", "2021-08-24"))
                .first()
                .extracting(AnniversaryMention::kind)
                .isEqualTo(Kind.FOUNDING);
    }

    @Test
    void aWeddingAnniversaryIsPrivateHoweverItIsKept() {
        assertThat(tag("en", "The couple celebrated their 50th wedding anniversary on Sunday.", "2021-08-24"))
                .isNotEmpty()
                .allMatch(m -> m.kind() == Kind.PRIVATE);
    }

    @Test
    void anArticleWithoutAnAnniversaryHasNoMention() {
        assertThat(tag("en", "Parliament passed the budget by 63 votes to 40 on Monday.", "2025-02-25"))
                .isEmpty();
    }

    @Test
    void capitalsMissingAccentsAndForeignDigitsChangeNothing() {
        assertThat(tag("tr", "HOCALI KATLIAMI'NIN 33. YIL DONUMUNDE TOREN", "2025-02-26"))
                .first()
                .extracting(AnniversaryMention::n)
                .isEqualTo(33);
        assertThat(tag("fa", "۳۳مین سالگرد فاجعه", "2025-02-26"))
                .first()
                .extracting(AnniversaryMention::n)
                .isEqualTo(33);
        assertThat(tag("ar", "الذكـــرى ٣٣ للمجزرة", "2025-02-26"))
                .first()
                .extracting(AnniversaryMention::n)
                .isEqualTo(33);
    }

    @Test
    void aRegionalTagUsesItsLanguagesFile() {
        assertThat(tag("zh-Hant", "學校舉行建校100週年慶祝活動。", "2020-03-06"))
                .first()
                .extracting(AnniversaryMention::n)
                .isEqualTo(100);
    }

    @Test
    void aLanguageWithoutAFileSharesItsRelativesWords() {
        assertThat(tag("an", "Celebroron o 50 aniversario d'o teatro.", "2020-03-06"))
                .first()
                .extracting(AnniversaryMention::n)
                .isEqualTo(50);
        assertThat(tag("an", "Centenares de presonas i yeran.", "2020-03-06")).isEmpty();
    }

    @Test
    void aTagThatNobodyHasHeardOfIsReadAsUndetermined() {
        assertThat(tag("x-klingon", "majQa' 1992", "2020-03-06")).isEmpty();
    }

    @Test
    void withoutAPublicationDateNothingIsComputed() {
        AnniversaryMention mention = TAGGER.tag(
                        new Passage(null, "The club celebrated its 50th anniversary.", null, "en"))
                .get(0);

        assertThat(mention.n()).isEqualTo(50);
        assertThat(mention.eventDate()).isNull();
    }

    @Test
    void aMegabyteIsReadInReasonableTime() {
        String text = "On the 25th anniversary of the flood of 26 February 1995 people remembered. ".repeat(13_000);

        List<AnniversaryMention> mentions =
                Assertions.assertTimeout(Duration.ofSeconds(30), () -> tag("en", text, "2020-02-26"));

        assertThat(mentions).isNotEmpty();
    }

    private static List<AnniversaryMention> tag(String language, String text, String published) {
        return TAGGER.tag(passage(language, text, published));
    }

    private static Passage passage(String language, String text, String published) {
        return new Passage(null, text, Instant.parse(published + "T09:00:00Z"), language);
    }

    private static String slice(String field, Evidence e) {
        return field.substring(field.offsetByCodePoints(0, e.start()), field.offsetByCodePoints(0, e.end()));
    }
}
