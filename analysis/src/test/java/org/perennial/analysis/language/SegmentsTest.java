package org.perennial.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.analysis.language.Segments.Segment;

class SegmentsTest {
    private static final String SENTENCE = "The council met on Monday evening and spoke for hours about the bridge. ";

    @Test
    void longSentencesAreSegments() {
        assertThat(Segments.of(SENTENCE.repeat(3))).hasSize(3);
    }

    @Test
    void shortSentencesShareASegment() {
        assertThat(Segments.of("Yes. No. Perhaps. ")).hasSize(1);
    }

    @Test
    void nothingIsLostWithoutQuotations() {
        List<Segment> segments = Segments.of(SENTENCE.repeat(2) + "Yes.");

        assertThat(String.join("", segments.stream().map(Segment::text).toList()))
                .isEqualTo(SENTENCE.repeat(2) + "Yes.");
    }

    @Test
    void aLongQuotationIsLeftOut() {
        List<Segment> segments = Segments.of(SENTENCE.repeat(2) + "“" + SENTENCE.trim() + "” " + SENTENCE);

        assertThat(segments).noneMatch(segment -> segment.text().contains("“"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"« %s »", "\"%s\"", "„%s“", "„%s”", "“%s”", "»%s«"})
    void whatStandsBetweenTwoShortQuotationsIsTheAuthors(String quotation) {
        String title = String.format(quotation, "The Return");
        List<Segment> segments =
                Segments.of(title + " was shown, and for hours the council met " + SENTENCE + title + " too.");

        assertThat(segments).noneMatch(Segment::quoted);
        assertThat(String.join("", segments.stream().map(Segment::text).toList()))
                .contains(SENTENCE.trim());
    }

    @Test
    void aMarkThatClosesAQuotationOfTheParagraphBeforeOpensNone() {
        List<Segment> segments =
                Segments.of("“The council met.\nNobody spoke.” " + SENTENCE.trim() + " It was “late”. " + SENTENCE);

        assertThat(segments).noneMatch(Segment::quoted);
    }

    @Test
    void aTextThatIsOneQuotationIsKept() {
        assertThat(Segments.of("“" + SENTENCE.repeat(3) + "”")).isNotEmpty();
    }

    @Test
    void aMarkThatIsNeverClosedIsNoQuotation() {
        assertThat(Segments.of("“" + SENTENCE + SENTENCE)).noneMatch(Segment::quoted);
    }
}
