package org.perennial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedStateTest {
    private static final Instant POLLED = Instant.parse("2025-03-01T12:00:00Z");

    @Test
    void aStateWhoseNextVisitIsToComeStandsAsItIs() {
        FeedState state = state(0);

        assertThat(state.asOf(POLLED.plus(Duration.ofMinutes(4)))).isEqualTo(state);
    }

    @Test
    void visitsThatWereNotWrittenAreCountedOn() {
        FeedState state = state(0).asOf(POLLED.plus(Duration.ofMinutes(17)));

        assertThat(state.polled()).isEqualTo(POLLED.plus(Duration.ofMinutes(15)));
        assertThat(state.nextPoll()).isEqualTo(POLLED.plus(Duration.ofMinutes(20)));
    }

    @Test
    void nothingIsSaidForAProcessThatHasBeenSilentForLonger() {
        FeedState state = state(0);

        assertThat(state.asOf(POLLED.plus(Duration.ofMinutes(36)))).isEqualTo(state);
    }

    @Test
    void failuresAreWrittenEachTime() {
        FeedState state = state(2);

        assertThat(state.asOf(POLLED.plus(Duration.ofMinutes(17)))).isEqualTo(state);
    }

    private static FeedState state(int failures) {
        return new FeedState(
                "https://quay.example/feed",
                null,
                null,
                POLLED,
                POLLED.plus(Duration.ofMinutes(5)),
                failures,
                null,
                null,
                List.of(),
                null);
    }
}
