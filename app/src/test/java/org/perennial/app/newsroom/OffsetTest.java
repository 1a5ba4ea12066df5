package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetTest {
    @ParameterizedTest
    @CsvSource({
        "-PT3H, 2026-06-15T09:00:00Z",
        "PT90S, 2026-06-15T12:01:30Z",
        "-P1Y, 2025-06-15T12:00:00Z",
        "-P1Y2DT3H, 2025-06-13T09:00:00Z",
        "P2W, 2026-06-29T12:00:00Z"
    })
    void yearsAndHoursMayBeMixed(String offset, Instant expected) {
        assertThat(Offset.parse(offset).from(Instant.parse("2026-06-15T12:00:00Z")))
                .isEqualTo(expected);
    }

    @Test
    void aLiteralDateIsNoOffset() {
        assertThat(Offset.looksLike("Tue, 32 Foo 9999")).isFalse();
    }

    @Test
    void aMalformedOffsetIsRefusedWithAnExample() {
        assertThatThrownBy(() -> Offset.parse("PT3X"))
                .hasMessageContaining("PT3X")
                .hasMessageContaining("PT20S");
    }
}
