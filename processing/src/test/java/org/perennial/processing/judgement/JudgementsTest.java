package org.perennial.processing.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.language.Alternative;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.analysis.language.Share;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Language;
import org.perennial.contract.RawArticle;
import org.perennial.testkit.Articles;

class JudgementsTest {
    private static final AnniversaryTagger TAGGER = AnniversaryTagger.load();
    private static final RawArticle ARTICLE = Articles.raw(
            "site",
            "A school is a hundred",
            "🎓 The harbour school marked the 100th anniversary of its founding in 1925 with a concert on Tuesday.");

    @Test
    void theLanguageKeepsItsAlternativesAndShares() {
        LanguageDetector detector = (title, text, declared) -> new DetectedLanguage(
                "nb", 0.8, List.of(new Alternative("da", 0.2)), List.of(new Share("nb", 0.7), new Share("en", 0.3)));

        EnrichedArticle judged = judge(detector, EnumSet.of(Stage.LANGUAGE)).article();

        assertThat(judged.language())
                .isEqualTo(new Language(
                        "nb",
                        0.8,
                        List.of(new Language.Alternative("da", 0.2)),
                        List.of(new Language.Share("nb", 0.7), new Language.Share("en", 0.3))));
    }

    @Test
    void everyMentionsEvidenceStandsWhereItSays() {
        List<AnniversaryMention> mentions =
                judge(english(), Stage.all()).article().anniversaries();

        assertThat(mentions).isNotEmpty();
        assertThat(mentions)
                .flatExtracting(AnniversaryMention::evidence)
                .allSatisfy(evidence -> assertThat(words(evidence)).isEqualTo(evidence.text()));
    }

    @Test
    void anArticleInSeveralLanguagesIsReadInEachOfThem() {
        RawArticle article = Articles.raw(
                "site",
                null,
                "Gəncədə orta məktəb 100 illik yubileyini qeyd etdi. В Гяндже школе исполнилось сто лет, был концерт.");
        LanguageDetector both = (title, text, declared) -> new DetectedLanguage(
                "mul",
                0.9,
                List.of(new Alternative("ru", 0.6), new Alternative("az", 0.4)),
                List.of(new Share("ru", 0.6), new Share("az", 0.4)));

        EnrichedArticle judged = judgements(both, Stage.all()).judge(article).article();

        assertThat(judged.anniversaries()).extracting(AnniversaryMention::n).containsExactly(100);
    }

    @Test
    void anniversariesAloneNeedTheLanguageAndDoNotTellIt() {
        EnrichedArticle judged =
                judge(english(), EnumSet.of(Stage.ANNIVERSARIES)).article();

        assertThat(judged.anniversaries()).isNotEmpty();
        assertThat(judged.language()).isNull();
    }

    @Test
    void aTextThatCanBeComparedHasAPrintAndAnOpenRelation() {
        Judged judged = judge(english(), EnumSet.of(Stage.DUPLICATES));

        assertThat(judged.print()).isNotNull();
        assertThat(judged.article().duplicate()).isNull();
    }

    @Test
    void aTextTooShortToCompareStandsForItself() {
        RawArticle caption = Articles.raw("site", null, "Live: harbour");

        Judged judged = judgements(english(), Stage.all()).judge(caption);

        assertThat(judged.print()).isNull();
        assertThat(judged.article().duplicate()).isEqualTo(Duplicate.original(caption.id()));
    }

    @Test
    void aJudgeThatFailsIsNamedWithTheArticle() {
        LanguageDetector endless = (title, text, declared) -> {
            throw new StackOverflowError();
        };

        assertThatExceptionOfType(JudgementException.class)
                .isThrownBy(() -> judge(endless, Stage.all()))
                .withMessageContaining(ARTICLE.id());
    }

    @Test
    void everyWordOfTheAnalysisHasItsWordInTheContract() {
        assertSameNames(org.perennial.analysis.anniversary.Kind.values(), AnniversaryMention.Kind.values());
        assertSameNames(
                org.perennial.analysis.anniversary.NumberSource.values(), AnniversaryMention.NumberSource.values());
        assertSameNames(
                org.perennial.analysis.anniversary.Precision.values(), AnniversaryMention.EventDate.Precision.values());
        assertSameNames(org.perennial.analysis.anniversary.Role.values(), Evidence.Role.values());
        assertSameNames(org.perennial.analysis.anniversary.Field.values(), Evidence.Field.values());
    }

    private static void assertSameNames(Enum<?>[] analysis, Enum<?>[] contract) {
        assertThat(List.of(contract))
                .extracting(Enum::name)
                .containsAll(List.of(analysis).stream().map(Enum::name).toList());
    }

    private static String words(Evidence evidence) {
        String field = evidence.field() == Evidence.Field.TITLE ? ARTICLE.title() : ARTICLE.text();
        return field.substring(
                field.offsetByCodePoints(0, evidence.start()), field.offsetByCodePoints(0, evidence.end()));
    }

    private static Judged judge(LanguageDetector detector, Set<Stage> stages) {
        return judgements(detector, stages).judge(ARTICLE);
    }

    private static Judgements judgements(LanguageDetector detector, Set<Stage> stages) {
        return new Judgements(stages, detector, TAGGER);
    }

    private static LanguageDetector english() {
        return (title, text, declared) -> new DetectedLanguage("en", 0.9, List.of(), List.of());
    }
}
