package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexiconTest {
    private static final Map<String, Lexicon> LEXICONS = AnniversaryTagger.lexicons();
    private static final AnniversaryTagger TAGGER = new AnniversaryTagger(LEXICONS, EventRegistry.load());

    static Stream<Arguments> examples() {
        return LEXICONS.values().stream()
                .flatMap(lexicon -> Lists.orEmpty(lexicon.tests()).stream()
                        .map(example -> Arguments.of(lexicon.language(), example)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void eachLanguageFileGetsItsOwnSentencesRight(String language, Lexicon.Example example) {
        assertThat(LexiconCheck.failure(language, example, TAGGER)).isEmpty();
    }

    @Test
    void whatTheBuildHasMadeOfTheLanguageFilesSaysTheSame() {
        assertThat(LEXICONS).allSatisfy((tag, lexicon) -> {
            String name = "lexicon/" + tag + ".yaml";
            assertThat(lexicon).isEqualTo(Lexicon.parse(name, AnalysisData.resource(name)));
        });
    }

    @Test
    void everyLanguageFileBringsSentencesOfBothSorts() {
        assertThat(LEXICONS.values()).allSatisfy(lexicon -> {
            assertThat(Lists.orEmpty(lexicon.tests())).as(lexicon.language()).anyMatch(Lexicon.Example::none);
            assertThat(Lists.orEmpty(lexicon.tests())).as(lexicon.language()).anyMatch(e -> !e.none());
        });
    }

    @Test
    void aSentenceThatAFileGetsWrongIsToldWithWhatWasFound() {
        Lexicon wrong = Lexicon.parse("en.yaml", """
                language: en
                name: English
                years: [years]
                numbers: {side: before, suffixes: [th]}
                anniversary: [anniversary]
                tests:
                  - {t: "The 25th anniversary of the ferry disaster.", pub: 2020-03-06, n: 26}
                  - {t: "The 25th anniversary of the ferry disaster.", pub: 2020-03-06, none: true}
                  - {t: "The ferry sails again.", pub: 2020-03-06, n: 25}
                  - {t: "The 25th anniversary of the ferry disaster.", pub: 6 March 2020, n: 25}
                """);

        List<LexiconCheck.Failure> failures =
                LexiconCheck.failures(wrong, new AnniversaryTagger(Map.of("en", wrong), new EventRegistry(List.of())));

        assertThat(failures)
                .extracting(LexiconCheck.Failure::expected)
                .containsExactly("n 26", "no public anniversary", "an anniversary", "pub: a date as YYYY-MM-DD");
        assertThat(failures.get(0).found()).contains("n 25", "year 1995");
    }

    @Test
    void anUnknownKeyIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> AnalysisData.parse("lexicon/xx.yaml", "language: xx\nnuons: [a]\n", Lexicon.class))
                .hasMessageContaining("lexicon/xx.yaml")
                .hasMessageContaining("nuons")
                .hasMessageContaining("line: ");
    }

    @Test
    void anUnknownPlaceholderIsRefusedWithItsPattern() {
        assertThatThrownBy(() -> Lexicon.parse("xx.yaml", "language: xx\nname: None\nsince: [\"{M} years since\"]\n"))
                .hasMessageContaining("xx.yaml")
                .hasMessageContaining("{M} years since")
                .hasMessageContaining("use {N}");
    }
}
