package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Instant BEGIN = Instant.parse("2025-02-26T12:00:00Z");

    private final Reach reach = new Reach();

    @Test
    void thatNoFeedCanBeReadIsToldAfterThreeFailuresAndTwentySeconds() {
        failAfter(0, 10, 20);

        assertThat(reach.problem(BEGIN.plusSeconds(20)))
                .contains("no feed could be read since 2025-02-26T12:00:00Z, in 3 visits");
    }

    @Test
    void twoFailuresAreNotToldHoweverLongAgoTheyWere() {
        failAfter(0, 10);

        assertThat(reach.problem(BEGIN.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void manyFailuresAtOnceAreNotTold() {
        failAfter(0, 1, 2, 3, 4);

        assertThat(reach.problem(BEGIN.plusSeconds(19))).isEmpty();
    }

    @Test
    void oneFeedThatIsReadEndsIt() {
        failAfter(0, 10, 20);

        reach.visited(false, BEGIN.plusSeconds(21));

        assertThat(reach.problem(BEGIN.plusSeconds(60))).isEmpty();
    }

    private void failAfter(int... seconds) {
        for (int second : seconds) {
            reach.visited(true, BEGIN.plusSeconds(second));
        }
    }
}
