package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final Instant NOW = Instant.parse("2025-02-26T06:12:00Z");

    private final AtomicLong streamTime = new AtomicLong(NOW.toEpochMilli());
    private final Spans spans = new Spans(WINDOW, streamTime::get);

    @RepeatedTest(200)
    void whatIsInTheWindowIsLookedUpInTheSpanInWhichItWasPut(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        Instant put = NOW.minusMillis(random.nextLong(WINDOW.toMillis() + 1));
        Instant asked = put.plusMillis(random.nextLong(WINDOW.toMillis() + 1));

        long span = new Spans(WINDOW, streamTime::get).of(put);

        assertThat(spans.since(asked).toArray()).contains(span);
    }

    @Test
    void whatWasPutAheadOfTheStreamIsLookedUpToo() {
        long span = spans.of(NOW.plus(Duration.ofDays(9)));

        assertThat(spans.since(NOW).toArray()).contains(span);
    }

    @Test
    void aQuestionAboutAllIsAFewLookUps() {
        assertThat(spans.since(Instant.EPOCH).count()).isLessThanOrEqualTo(6);
    }

    @Test
    void theNewestSpanIsLookedUpFirst() {
        assertThat(spans.since(NOW).boxed()).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
