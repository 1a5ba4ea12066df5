package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.dedup.Comparison.Relation;

class ComparisonTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BODY = Texts.article(1, 30);
    private static final String DIVIDEND = "%s said its board has declared a quarterly dividend of %s cents a share, "
            + "payable on %s 30 to holders of record on %s 15, unchanged from the quarter before that.";

    @Test
    void oneTextInOtherTypographyIsExact() {
        assertThat(relation(BODY, BODY.toUpperCase(java.util.Locale.ROOT))).isEqualTo(Relation.EXACT);
    }

    @Test
    void aTextWithAnotherSentenceIsNear() {
        assertThat(relation(BODY, BODY + Texts.article(2, 3))).isEqualTo(Relation.NEAR);
    }

    @Test
    void aTextWithAnotherNumberInItsPlaceIsARevision() {
        String text = BODY + "The ministry said that %d people were killed in the flood on Tuesday.";

        assertThat(relation(text.formatted(613), text.formatted(640))).isEqualTo(Relation.REVISION);
    }

    @Test
    void aTextWithOneMoreNumberIsNear() {
        assertThat(relation(BODY, BODY + "The ministry said that 613 people were killed."))
                .isEqualTo(Relation.NEAR);
    }

    @Test
    void theFirstParagraphsOfATextArePartOfIt() {
        assertThat(relation(BODY.substring(0, 400), BODY)).isEqualTo(Relation.PART_OF);
    }

    @Test
    void aTextThatComesBackAfterAYearIsARecurrence() {
        assertThat(Comparison.of(print(BODY), print(BODY), Duration.ofDays(365)).relation())
                .isEqualTo(Relation.RECURRENCE);
    }

    @Test
    void aCopyOfExactlyAWeekLaterIsACopy() {
        assertThat(Comparison.of(print(BODY), print(BODY), Duration.ofDays(7)).relation())
                .isEqualTo(Relation.EXACT);
    }

    @Test
    void twoTextsAreUnrelated() {
        assertThat(relation(BODY, Texts.article(2, 30))).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void aTemplateFilledInWithOtherNumbersIsAnotherArticle() {
        assertThat(relation(
                        DIVIDEND.formatted("Acme", "12", "April", "April"),
                        DIVIDEND.formatted("Acme", "45", "June", "June")))
                .isEqualTo(Relation.UNRELATED);
    }

    @Test
    void aTemplateAboutAnotherNameInTheHeadlineIsAnotherArticle() {
        TextPrint one = TextPrint.of("Hertz sets dividend", DIVIDEND.formatted("Hertz", "12", "June", "June"));
        TextPrint other = TextPrint.of("Volvo pays again", DIVIDEND.formatted("Volvo", "12", "May", "May"));

        assertThat(Comparison.of(one, other, HOUR).relation()).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void aCopyUnderAnotherHeadlineIsOne() {
        TextPrint one = TextPrint.of("Hertz sets dividend", BODY + DIVIDEND.formatted("Hertz", "12", "June", "June"));
        TextPrint other = TextPrint.of("Car firm pays", BODY + DIVIDEND.formatted("Hertz", "12", "June", "June"));

        assertThat(Comparison.of(one, other, HOUR).relation()).isEqualTo(Relation.EXACT);
    }

    @Test
    void shortTextsWithOtherNumbersElsewhereAreTwo() {
        assertThat(relation(
                        "The smelter lowers its cathode price by 1.25 cents to 67 cents a pound with immediate effect",
                        "The smelter lowers its cathode price by one cent to 66.5 cents a pound with immediate effect"))
                .isEqualTo(Relation.UNRELATED);
    }

    @Test
    void textsTooShortToCompareAreUnrelatedEvenToThemselves() {
        assertThat(relation("Photo: Agency", "Photo: Agency")).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void containmentAndResemblanceAreEstimated() {
        String half = Texts.article(1, 60);
        Comparison comparison = Comparison.of(print(half), print(half + Texts.article(2, 60)), HOUR);

        assertThat(comparison.containment()).isCloseTo(1, within(.02));
        assertThat(comparison.resemblance()).isCloseTo(.5, within(.1));
    }

    @Test
    void scriptsWithoutSpacesAreComparedAlike() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 600; i++) {
            text.append(i % 30 == 29 ? '。' : (char) (0x4E00 + random.nextInt(2_000)));
        }

        assertThat(relation(text.toString(), text.substring(0, 450))).isEqualTo(Relation.NEAR);
    }

    @Test
    void theJudgementIsTheSameFromEitherSide() {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            TextPrint one = print(mixed(random));
            TextPrint other = print(mixed(random));
            Duration apart = Duration.ofDays(random.nextInt(10));

            assertThat(Comparison.of(one, other, apart)).isEqualTo(Comparison.of(other, one, apart));
        }
    }

    @Test
    void aPrintThatWasStoredIsJudgedAlike() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            TextPrint one = print(mixed(random));
            TextPrint other = print(mixed(random));

            assertThat(Comparison.of(TextPrint.fromBytes(one.toBytes()), other, HOUR))
                    .isEqualTo(Comparison.of(one, other, HOUR));
        }
    }

    /** Pieces of a few texts with numbers in between, so that two of these share more or less. */
    private static String mixed(Random random) {
        StringBuilder text = new StringBuilder();
        for (int piece = 1 + random.nextInt(4); piece > 0; piece--) {
            text.append(Texts.article(random.nextInt(4), 1 + random.nextInt(20)));
            text.append("Anna has ").append(random.nextInt(3)).append(" of them. ");
        }
        return text.toString();
    }

    private static Relation relation(String one, String other) {
        return Comparison.of(print(one), print(other), HOUR).relation();
    }

    private static TextPrint print(String text) {
        return TextPrint.of(null, text);
    }
}
