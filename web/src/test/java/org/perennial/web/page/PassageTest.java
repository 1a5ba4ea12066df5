package org.perennial.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.perennial.contract.Evidence;

class PassageTest {

    @Test
    void offsetsCountCodePoints() {
        assertThat(marked(Passage.whole("🕯🕯 33 years", Evidence.Field.TEXT, List.of(words(3, 5)))))
                .isEqualTo("🕯🕯 [33] years");
    }

    @Test
    void evidenceThatOverlapsIsMarkedOnce() {
        assertThat(marked(Passage.whole("33 years ago", Evidence.Field.TEXT, List.of(words(0, 8), words(3, 12)))))
                .isEqualTo("[33 years ago]");
    }

    @Test
    void evidenceBeyondTheTextIsLeftOut() {
        List<Evidence> absurd = List.of(words(-1, 3), words(5, 5), words(2, 99), words(90, 99));
        assertThat(marked(Passage.whole("33 years", Evidence.Field.TEXT, absurd)))
                .isEqualTo("33 years");
        assertThat(Passage.sentence("33 years", Evidence.Field.TEXT, absurd, "en"))
                .isNull();
    }

    @Test
    void theSentenceIsThatOfTheEvidence() {
        String text = "It rained. On this day 33 years ago it began. It ended.";
        assertThat(marked(Passage.sentence(text, Evidence.Field.TEXT, List.of(words(23, 31)), "en")))
                .isEqualTo("On this day [33 years] ago it began.");
    }

    @Test
    void aDayWithItsDotEndsNoSentence() {
        String text = "Es regnete. Heute vor 40 Jahren, am 23. November 1986, brannte es. Es endete.";
        assertThat(marked(Passage.sentence(text, Evidence.Field.TEXT, List.of(words(36, 39)), "de")))
                .isEqualTo("Heute vor 40 Jahren, am [23.] November 1986, brannte es.");
    }

    @Test
    void aTextWithoutSentencesIsCutAroundTheEvidence() {
        String text = "w ".repeat(1_000) + "33 years" + " w".repeat(1_000);
        Passage passage = Passage.sentence(text, Evidence.Field.TEXT, List.of(words(2_000, 2_008)), null);
        assertThat(marked(passage))
                .startsWith("…")
                .contains("[33 years]")
                .endsWith("…")
                .hasSizeLessThan(700);
    }

    @Test
    void theWholeTextIsKeptWordForWord() {
        String text = "  33\n\nyears \uD83D";
        assertThat(Passage.whole(text, Evidence.Field.TEXT, List.of(words(2, 4)))
                        .plain())
                .isEqualTo(text);
    }

    private static Evidence words(int start, int end) {
        return new Evidence(Evidence.Role.TRIGGER, Evidence.Field.TEXT, start, end, "");
    }

    private static String marked(Passage passage) {
        return passage.segments().stream()
                .map(segment -> segment.marked() ? "[" + segment.text() + "]" : segment.text())
                .collect(Collectors.joining());
    }
}
