package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.ingest.source.Source;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PollQueueTest {
    private static final Instant NOW = Instant.parse("2025-02-25T09:00:00Z");

    private final PollQueue queue = new PollQueue(InstantSource.fixed(NOW));

    @Test
    void theFeedThatIsDueLongestComesFirst() throws InterruptedException {
        queue.add(Source.of("https://a.example/1"), NOW.minusSeconds(1));
        queue.add(Source.of("https://b.example/1"), NOW.minusSeconds(2));

        assertThat(queue.take()).map(Source::url).contains("https://b.example/1");
        assertThat(queue.take()).map(Source::url).contains("https://a.example/1");
    }

    @Test
    void feedsOfOneHostAreHandedOutOneAfterTheOther() throws InterruptedException {
        Source first = Source.of("https://a.example/1");
        queue.add(first, NOW.minusSeconds(3));
        queue.add(Source.of("https://a.example/2"), NOW.minusSeconds(2));
        queue.add(Source.of("https://b.example/1"), NOW.minusSeconds(1));

        assertThat(queue.take()).contains(first);
        assertThat(queue.take()).map(Source::url).contains("https://b.example/1");
        queue.done(first, NOW.plusSeconds(60));
        assertThat(queue.take()).map(Source::url).contains("https://a.example/2");
    }

    @Test
    void aClosedQueueHandsOutNothing() throws InterruptedException {
        queue.add(Source.of("https://a.example/1"), NOW);
        queue.close();

        assertThat(queue.take()).isEqualTo(Optional.empty());
    }
}
