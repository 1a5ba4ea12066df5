package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    private final Placeholders placeholders = new Placeholders(Instant.parse("2026-06-15T12:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{years:1992}}|34",
                "{{years:1992+1}}|35",
                "{{years:1992-1}}|33",
                "{{ordinal:en:1992}}|34th",
                "{{words:de:1992}}|vierunddreißig",
                "{{words:az:1992}}|otuz dörd",
                "{{ordinal-words:en:1992}}|thirty-fourth",
                "{{ordinal-words:ru:1992}}|тридцать четвертый",
                "{{date:fr:-P30Y}}|15 juin 1996",
                "{{date:th:-P30Y}}|15 มิถุนายน ค.ศ. 1996",
                "{{date:fa-u-ca-persian:P0D}}|۲۵ خرداد ۱۴۰۵",
                "{{day-month:de:-P30Y}}|15. Juni",
                "{{year:-P30Y}}|1996",
                "{{iso:-P1Y2M}}|2025-04-15",
                "{{weekday:es}}|lunes"
            })
    void aPlaceholderIsFilledByThePublicationDate(String text, String filled) {
        assertThat(placeholders.fill("a " + text + " b")).isEqualTo("a " + filled + " b");
    }

    @Test
    void anUnknownPlaceholderIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> placeholders.fill("{{century:en}}"))
                .hasMessageContaining("{{century:en}}")
                .hasMessageContaining("ordinal-words");
    }

    @Test
    void aPlaceholderWithoutItsYearIsRefused() {
        assertThatThrownBy(() -> placeholders.fill("{{years:soon}}")).hasMessageContaining("soon is not a year");
    }

    @Test
    void anAddressIsRefusedInWords() {
        assertThatThrownBy(() -> placeholders.fill("{{page:x}}")).hasMessageContaining("raw");
    }
}
