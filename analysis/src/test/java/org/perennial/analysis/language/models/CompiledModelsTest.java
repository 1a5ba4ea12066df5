package org.perennial.analysis.language.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompiledModelsTest {
    private static final CompiledModels OURS = CompiledModels.load();
    private static final LinguaModels LINGUA = new LinguaModels(Accuracy.LOW, false);

    @Test
    void piecesOfTextAreJudgedAsByLingua() {
        Oracle.pieces(600).forEach(text -> Oracle.assertSame(OURS, LINGUA, text));
    }

    @Test
    void mixturesAreJudgedAsByLingua() {
        Oracle.mixtures(300).forEach(text -> Oracle.assertSame(OURS, LINGUA, text));
    }

    @Test
    void noiseIsJudgedAsByLingua() {
        Oracle.noise(600).forEach(text -> Oracle.assertSame(OURS, LINGUA, text));
    }

    @Test
    void aTextWithoutLettersHasNoLanguage() {
        assertThat(OURS.scores(" 12:30 – ¿!? \uD800 \uDC00 ")).isEmpty();
    }

    @Test
    void aLongTextOfDifferentNgramsIsJudged() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 400_000).forEach(i -> text.append((char) (0x4E00 + (i * 7919L) % 20_000)));

        assertThat(OURS.scores(text.toString()))
                .hasSize(1)
                .extracting(LanguageScore::tag)
                .containsExactly("zh");
    }

    @Test
    void threadsShareTheModels() {
        List<String> tags = IntStream.range(0, 256)
                .parallel()
                .mapToObj(i -> OURS.scores(i % 2 == 0 ? "Der Bürgermeister kam gestern." : "Le maire est venu hier.")
                        .get(0)
                        .tag())
                .toList();

        assertThat(tags)
                .containsExactlyElementsOf(IntStream.range(0, 256)
                        .mapToObj(i -> i % 2 == 0 ? "de" : "fr")
                        .toList());
    }
}
