package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.perennial.processing.Extents.Extent;

class SpansTest {
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final Instant NOW = Instant.parse("2025-02-26T06:12:00Z");

    private final Spans spans = new Spans(WINDOW, new Extent());

    @RepeatedTest(200)
    void whatIsInTheWindowIsLookedUpInTheSpanInWhichItWasPut(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        Instant put = NOW.minusMillis(random.nextLong(WINDOW.toMillis() + 1));
        Instant asked = put.plusMillis(random.nextLong(WINDOW.toMillis() + 1));

        long span = spans.of(put);
        spans.of(NOW);

        assertThat(spans.since(asked).toArray()).contains(span);
    }

    @Test
    void whatWasPutAheadIsLookedUpToo() {
        long span = spans.of(NOW.plus(Duration.ofDays(9)));

        assertThat(spans.since(NOW).toArray()).contains(span);
    }

    @Test
    void whatAnotherStepOfTheTaskHasPutIsLookedUp() {
        Extent shared = new Extent();
        long span = new Spans(WINDOW, shared).of(NOW);

        assertThat(new Spans(WINDOW, shared).since(Instant.EPOCH).toArray()).contains(span);
    }

    @Test
    void inAnEmptyStoreNothingIsLookedUp() {
        assertThat(spans.since(Instant.EPOCH).toArray()).isEmpty();
    }

    @Test
    void aQuestionAboutAllIsSoManyLookUpsAtMost() {
        spans.of(NOW.minus(Duration.ofDays(3000)));
        spans.of(NOW);

        assertThat(spans.since(Instant.EPOCH).count()).isLessThanOrEqualTo(16);
    }

    @Test
    void theNewestSpanIsLookedUpFirst() {
        spans.of(NOW);

        assertThat(spans.since(NOW).boxed()).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
