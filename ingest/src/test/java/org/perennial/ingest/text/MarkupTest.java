package org.perennial.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one  two, one two",
        "one\\ttwo, one two",
        "one\\240 two, one two",
        "one\\ntwo, one\\ntwo",
        "one \\t\\n  two, one \\n two",
        "one\\r\\ntwo, one\\r\\ntwo",
        "one\\n\\ntwo, one\\n\\ntwo",
        "one \\n \\n\\n two, one\\n\\ntwo",
        "one, one"
    })
    void blanksOfPlainTextAreShortenedAndItsParagraphsStay(String text, String expected) {
        assertThat(Markup.paragraphs(text.translateEscapes())).isEqualTo(expected.translateEscapes());
    }

    @Test
    void markupIsReadForItsWords() {
        assertThat(Markup.paragraphs("<p>One <b>two</b></p><p>three</p>")).isEqualTo("One two\n\nthree");
    }
}
