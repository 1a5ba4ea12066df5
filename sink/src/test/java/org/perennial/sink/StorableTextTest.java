package org.perennial.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StorableTextTest {

    @Test
    void textWithoutFaultsIsTheSameObject() {
        String text = "33-я годовщина 🕯 خوجالي";
        assertThat(StorableText.of(text)).isSameAs(text);
    }

    @Test
    void nulBecomesTheReplacementCharacter() {
        assertThat(StorableText.of("a\0b\0")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void loneSurrogatesAreReplacedAndPairsAreKept() {
        assertThat(StorableText.of("\uD83Dx \uDE00 😀 \uD83D")).isEqualTo("\uFFFDx \uFFFD 😀 \uFFFD");
    }

    @Test
    void replacingKeepsEveryCodePointAtItsOffset() {
        String text = "\0\uD800 😀 33 years";
        String storable = StorableText.of(text);
        assertThat(storable.codePointCount(0, storable.length())).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Test
    void timesOfTheYears1To9999AreKept() {
        assertThat(StorableTime.of(Instant.parse("0001-01-01T00:00:00Z")))
                .isEqualTo(Instant.parse("0001-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));
        assertThat(StorableTime.of(LocalDate.of(9999, 12, 31))).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void timesBeyondThemAreLeftOut() {
        assertThat(StorableTime.of(Instant.parse("0000-12-31T23:59:59Z"))).isNull();
        assertThat(StorableTime.of(Instant.MAX)).isNull();
        assertThat(StorableTime.of(LocalDate.MIN)).isNull();
        assertThat(StorableTime.of(LocalDate.of(10_000, 1, 1))).isNull();
    }
}
