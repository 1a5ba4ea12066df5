package org.perennial.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
    @Test
    void nulAndLoneSurrogatesBecomeReplacementCharacters() {
        assertThat(CleanText.of("a\u0000b\uD800c\uDC00d😀e")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd😀e");
    }

    @Test
    void controlCharactersGoAndLineEndsStay() {
        assertThat(CleanText.of("a\u0008b\u001Bc\n\td\r\u007F")).isEqualTo("abc\n\td\r");
    }

    @Test
    void aCutNeverSplitsACharacter() {
        assertThat(CleanText.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(CleanText.cut("ab😀", 4)).isEqualTo("ab😀");
    }

    @Test
    void blanksOfAllKindsAreOneSpaceOnALine() {
        assertThat(CleanText.line(" a\u00a0\n\t b ", 10)).isEqualTo("a b");
        assertThat(CleanText.line(" \n ", 10)).isNull();
    }

    @Test
    void markupIsNeverInWhatMarkupReturns() {
        assertThat(Markup.line("<b>A</b> &amp; <script>alert(1)</script>B")).isEqualTo("A & B");
        assertThat(Markup.line("1 < 2 & 3 > 2")).isEqualTo("1 < 2 & 3 > 2");
        assertThat(Markup.paragraphs("<p>One<br>two</p><ul><li>three</ul>")).isEqualTo("One\n\ntwo\n\nthree");
    }
}
