package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class KeptTest {
    private static final Instant NOON = Instant.parse("2025-02-26T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger asked = new AtomicInteger();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final Kept<Integer> kept = new Kept<>(
            () -> {
                int number = asked.incrementAndGet();
                answers.add(number);
                return number;
            },
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            now::get);

    @Test
    void aFreshValueIsNotAskedForAgain() {
        kept.get();
        now.set(NOON.plusMillis(9_999));

        assertThat(kept.get()).isEqualTo(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anOlderValueIsGivenAndAskedForBehindTheReadersBack() throws InterruptedException {
        kept.get();
        answers.take();
        now.set(NOON.plusSeconds(10));

        assertThat(kept.get()).isEqualTo(1);
        assertThat(answers.take()).isEqualTo(2);
    }

    @Test
    void whoAsksForAValueThatIsTooOldWaitsForANewOne() {
        kept.get();
        now.set(NOON.plusSeconds(60));

        assertThat(kept.get()).isEqualTo(2);
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        kept.get();
        kept.forget();

        assertThat(kept.get()).isEqualTo(2);
    }
}
