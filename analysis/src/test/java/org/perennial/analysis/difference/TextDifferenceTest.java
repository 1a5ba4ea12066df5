package org.perennial.analysis.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;
import org.perennial.analysis.difference.TextDifference.Run;

class TextDifferenceTest {
    private static final String MODEL =
            "Twelve people died in the fire at the quay. Rescuers found 12 bodies by noon. The mayor spoke of grief.";

    @Test
    void theSameWordsAreOneBlockWhateverTheirCapitalsAndQuotes() {
        TextDifference difference = TextDifference.of("He said: \"No.\" They left.", "HE SAID: “No.” They left!", "en");

        assertThat(difference.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.same()).isTrue());
    }

    @Test
    void aSentenceThatWasCutStandsOnTheModelsSideAlone() {
        TextDifference difference = TextDifference.of(MODEL, MODEL.replace(" The mayor spoke of grief.", ""), "en");

        assertThat(difference.blocks()).last().satisfies(block -> {
            assertThat(text(block.model())).isEqualTo("The mayor spoke of grief.");
            assertThat(block.copy()).isEmpty();
        });
    }

    @Test
    void aSentenceThatWasAddedStandsOnTheCopysSideAlone() {
        TextDifference difference = TextDifference.of(MODEL, "Sad news. " + MODEL, "en");

        assertThat(difference.blocks()).first().satisfies(block -> {
            assertThat(block.model()).isEmpty();
            assertThat(text(block.copy())).isEqualTo("Sad news. ");
        });
    }

    @Test
    void ofAChangedSentenceTheChangedWordsAreTold() {
        TextDifference difference = TextDifference.of(MODEL, MODEL.replace("grief", "anger"), "en");

        assertThat(difference.blocks())
                .last()
                .satisfies(block -> assertThat(block.copy())
                        .containsExactly(new Run("The mayor spoke of ", false, false), new Run("anger.", true, false)));
    }

    @Test
    void aChangedNumberIsToldWithTheOneThatItReplaces() {
        TextDifference difference = TextDifference.of(MODEL, MODEL.replace("12", "14"), "en");

        assertThat(difference.changedNumbers()).containsExactly(new ChangedNumber("12", "14"));
    }

    @Test
    void digitsOfAnotherScriptChangeNoNumber() {
        TextDifference difference = TextDifference.of("قتل 613 شخصا.", "قتل ٦١٣ شخصا.", "ar");

        assertThat(difference.changedNumbers()).isEmpty();
    }

    @Test
    void aNumberThatBecameAnOrdinalIsTheSameNumber() {
        TextDifference difference = TextDifference.of(
                "Bells toll 25 years after the fire.", "Bells toll on the 25th year after the fire.", "en");

        assertThat(difference.changedNumbers()).isEmpty();
    }

    @Test
    void wordsWithoutSpacesAreToldApart() {
        TextDifference difference = TextDifference.of("地震造成12人死亡。", "地震造成15人死亡。", "zh");

        assertThat(difference.changedNumbers()).hasSize(1);
    }

    @Test
    void sentencesWithLittleInCommonAreReplacedAsAWhole() {
        TextDifference difference = TextDifference.of(
                "The council met on Monday about the harbour.", "Rain is expected in the north of Norway.", "en");

        assertThat(difference.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.copy())
                        .containsExactly(new Run("Rain is expected in the north of Norway.", true, false)));
    }

    @Test
    void theSidesJoinedAreTheTexts() {
        String copy = "\n– " + MODEL.replace("12", "14").replace("quay", "old quay") + "\n\nMore.\n";
        TextDifference difference = TextDifference.of(MODEL, copy, "en");

        assertThat(difference.blocks().stream()
                        .map(block -> text(block.model()))
                        .collect(Collectors.joining()))
                .isEqualTo(MODEL);
        assertThat(difference.blocks().stream().map(block -> text(block.copy())).collect(Collectors.joining()))
                .isEqualTo(copy);
    }

    @Test
    void sameAndChangedBlocksComeByTurns() {
        String model = IntStream.range(0, 40)
                .mapToObj(i -> "Sentence number " + i + " stands here. ")
                .collect(Collectors.joining());

        List<TextDifference.Block> blocks = TextDifference.of(model, model.replaceAll("number 1?7 ", "$0not "), "en")
                .blocks();

        assertThat(blocks).extracting(TextDifference.Block::same).containsExactly(true, false, true, false, true);
    }

    @Test
    void anEmptyTextDiffersInAll() {
        assertThat(TextDifference.of("", MODEL, "en").blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.model()).isEmpty());
    }

    @Test
    void veryLongTextsAreComparedInTimeAndSayThatTheRestIsNot() {
        String model = IntStream.range(0, 60_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        String copy = IntStream.range(0, 60_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));

        assertThat(assertTimeout(Duration.ofSeconds(10), () -> TextDifference.of(model, copy, "en"))
                        .complete())
                .isFalse();
    }

    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
