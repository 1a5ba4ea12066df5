package org.perennial.web.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aPlaceIsReadBackAsWritten() {
        Cursor cursor = new Cursor(Instant.parse("2025-02-25T09:10:00.123456Z"), "some_id");
        assertThat(Cursor.of(cursor.text())).hasValue(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_", "x_y", "2025-02-25T09:10:00Z", "2025-02-25T09:10:00Z_", "+999999999-01-01T00:00:00Z_a"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThat(Cursor.of(text)).isEmpty();
    }
}
