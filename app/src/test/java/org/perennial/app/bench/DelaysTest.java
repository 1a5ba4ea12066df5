package org.perennial.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
    @Test
    void aPercentileIsADelayThatSoManyOfAHundredDoNotExceed() {
        Delays delays = new Delays(
                IntStream.rangeClosed(1, 20).mapToObj(Duration::ofSeconds).toList());

        assertThat(delays.percentile(95)).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void theHundredthPercentileIsTheLongest() {
        Delays delays = new Delays(List.of(Duration.ofSeconds(3), Duration.ofSeconds(1)));

        assertThat(delays.percentile(100)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void ofNothingThePercentileIsNothing() {
        assertThat(new Delays(List.of()).percentile(50)).isZero();
    }
}
