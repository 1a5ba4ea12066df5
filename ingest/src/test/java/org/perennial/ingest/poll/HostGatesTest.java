package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostGatesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final HostGates gates = new HostGates(Duration.ZERO, () -> {}, nanos::get);

    @Test
    void hostsThatAskedForAPauseAreForgottenADayLater() {
        askForPauses();
        nanos.addAndGet(Duration.ofHours(25).toNanos());

        gates.slowDown("https://next.example/", Duration.ofSeconds(5));

        assertThat(gates.size()).isEqualTo(1);
    }

    @Test
    void theirPausesAreKeptForThatDay() {
        askForPauses();
        nanos.addAndGet(Duration.ofHours(23).toNanos());

        gates.slowDown("https://next.example/", Duration.ofSeconds(5));

        assertThat(gates.size()).isEqualTo(HostGates.MANY + 1);
    }

    private void askForPauses() {
        for (int host = 0; host < HostGates.MANY; host++) {
            gates.slowDown("https://h" + host + ".example/", Duration.ofSeconds(5));
        }
    }
}
