package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.ingest.source.Source;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PollQueueTest {
    private static final Instant NOW = Instant.parse("2025-02-25T09:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final PollQueue queue = new PollQueue(InstantSource.fixed(NOW), new Slots(8, 1, nanos::get));

    @Test
    void theFeedThatIsDueLongestComesFirst() throws InterruptedException {
        queue.add(Source.of("https://a.example/1"), NOW.minusSeconds(1), false);
        queue.add(Source.of("https://b.example/1"), NOW.minusSeconds(2), false);

        assertThat(queue.take()).map(Source::url).contains("https://b.example/1");
        assertThat(queue.take()).map(Source::url).contains("https://a.example/1");
    }

    @Test
    void feedsOfOneHostAreHandedOutOneAfterTheOther() throws InterruptedException {
        Source first = Source.of("https://a.example/1");
        queue.add(first, NOW.minusSeconds(3), false);
        queue.add(Source.of("https://a.example/2"), NOW.minusSeconds(2), false);
        queue.add(Source.of("https://b.example/1"), NOW.minusSeconds(1), false);

        assertThat(queue.take()).contains(first);
        assertThat(queue.take()).map(Source::url).contains("https://b.example/1");
        queue.done(first, NOW.plusSeconds(60), false);
        assertThat(queue.take()).map(Source::url).contains("https://a.example/2");
    }

    @Test
    void whatIsSlowOrWasInTroubleLeavesTheSlotsToTheOthers() throws InterruptedException {
        PollQueue narrow = new PollQueue(InstantSource.fixed(NOW), new Slots(1, 2, nanos::get));
        Source slow = Source.of("https://slow.example/1");
        narrow.add(slow, NOW.minusSeconds(9), false);
        narrow.add(Source.of("https://ill.example/1"), NOW.minusSeconds(8), true);
        narrow.add(Source.of("https://ill.example/2"), NOW.minusSeconds(7), true);
        narrow.add(Source.of("https://well.example/1"), NOW.minusSeconds(6), false);

        assertThat(narrow.take()).contains(slow);
        assertThat(narrow.take()).map(Source::url).contains("https://ill.example/1");
        nanos.addAndGet(Slots.SLOW_AFTER.toNanos());
        assertThat(narrow.take()).map(Source::url).contains("https://well.example/1");
    }

    @Test
    void aVisitThatWaitsForItsHostLeavesItsSlotToTheNextFeed() throws InterruptedException {
        PollQueue narrow = new PollQueue(InstantSource.fixed(NOW), new Slots(1, 1, nanos::get));
        narrow.add(Source.of("https://a.example/1"), NOW.minusSeconds(9), false);
        narrow.add(Source.of("https://b.example/1"), NOW.minusSeconds(8), false);

        assertThat(narrow.take()).map(Source::url).contains("https://a.example/1");
        narrow.waits();
        assertThat(narrow.take()).map(Source::url).contains("https://b.example/1");
    }

    @Test
    void aFeedThatWasWithdrawnDoesNotComeBackAfterItsVisit() throws InterruptedException {
        Source first = Source.of("https://a.example/1");
        queue.add(first, NOW.minusSeconds(3), false);
        queue.add(Source.of("https://a.example/2"), NOW.minusSeconds(2), false);

        assertThat(queue.take()).contains(first);
        queue.withdraw(first);
        queue.done(first, NOW.minusSeconds(1), false);
        assertThat(queue.take()).map(Source::url).contains("https://a.example/2");
    }

    @Test
    void aFeedThatComesBackDuringItsVisitIsInTheQueueOnce() throws InterruptedException {
        Source first = Source.of("https://a.example/1");
        queue.add(first, NOW.minusSeconds(3), false);

        assertThat(queue.take()).contains(first);
        queue.withdraw(first);
        queue.add(first, NOW.minusSeconds(2), false);
        queue.add(Source.of("https://b.example/1"), NOW.minusSeconds(1), false);
        assertThat(queue.take()).map(Source::url).contains("https://b.example/1");
        queue.done(first, NOW.minusSeconds(1), false);
        assertThat(queue.take()).contains(first);
    }

    @Test
    void aClosedQueueHandsOutNothing() throws InterruptedException {
        queue.add(Source.of("https://a.example/1"), NOW, false);
        queue.close();

        assertThat(queue.take()).isEqualTo(Optional.empty());
    }
}
