package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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
        String pub = example.pub();
        List<AnniversaryMention> mentions = TAGGER.tag(
                new Passage(null, example.t(), pub == null ? null : Instant.parse(pub + "T12:00:00Z"), language));

        if (example.none()) {
            assertThat(mentions.stream().filter(m -> m.kind() != Kind.PRIVATE && m.kind() != Kind.OBSERVANCE))
                    .isEmpty();
            return;
        }
        assertThat(mentions).isNotEmpty();
        AnniversaryMention first = mentions.get(0);
        if (example.n() != null) {
            assertThat(first.n()).as("n of %s", first).isEqualTo(example.n());
        }
        if (example.year() != null) {
            assertThat(first.eventDate()).as("date of %s", first).isNotNull();
            assertThat(first.eventDate().startYear()).as("year of %s", first).isEqualTo(example.year());
        }
        if (example.event() != null) {
            assertThat(first.event()).as("event of %s", first).isEqualTo(example.event());
        }
        if (example.phrase() != null) {
            assertThat(first.phrase()).as("phrase of %s", first).isEqualTo(example.phrase());
        }
        if (example.kind() != null) {
            assertThat(first.kind()).as("kind of %s", first).isEqualTo(example.kind());
        }
    }

    @Test
    void everyLanguageFileBringsSentencesOfBothSorts() {
        assertThat(LEXICONS.values()).allSatisfy(lexicon -> {
            assertThat(Lists.orEmpty(lexicon.tests())).as(lexicon.language()).anyMatch(Lexicon.Example::none);
            assertThat(Lists.orEmpty(lexicon.tests())).as(lexicon.language()).anyMatch(e -> !e.none());
        });
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
        Lexicon lexicon = AnalysisData.parse(
                "lexicon/xx.yaml", "language: xx\nname: None\nsince: [\"{M} years since\"]\n", Lexicon.class);

        assertThatThrownBy(() -> new AnniversaryTagger(Map.of("xx", lexicon), new EventRegistry(List.of())))
                .hasMessageContaining("{M} years since")
                .hasMessageContaining("use {N}");
    }
}
