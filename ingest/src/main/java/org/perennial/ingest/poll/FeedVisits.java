package org.perennial.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.FeedState;
import org.perennial.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits of feeds, and what becomes of one that goes wrong: a feed never stops the others, and a cluster that does not answer is
 * waited for. Safe for all threads, each feed being visited by one at a time.
 */
final class FeedVisits {
    private static final Logger log = LoggerFactory.getLogger(FeedVisits.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(2);

    private final FeedPoll poll;
    private final ArticlePublisher publisher;
    private final FeedStates states;
    private final IngestMeters meters;
    private final Clock clock;
    private final CountDownLatch ended;
    private final ConcurrentMap<String, FeedMemory> memories = new ConcurrentHashMap<>();

    /** Absent until the group has given us feeds. */
    private volatile @Nullable Share share;

    /** @param ended open while feeds are polled; who waits for the cluster wakes when it closes */
    FeedVisits(
            FeedPoll poll,
            ArticlePublisher publisher,
            FeedStates states,
            IngestMeters meters,
            Clock clock,
            CountDownLatch ended) {
        this.poll = poll;
        this.publisher = publisher;
        this.states = states;
        this.meters = meters;
        this.clock = clock;
        this.ended = ended;
    }

    /** Takes over the feeds that are ours now. */
    void own(Share now) {
        share = now;
    }

    /** Forgets what can be learned again of a feed. */
    void forget(Source source) {
        memories.remove(source.url());
    }

    private boolean isRunning() {
        return ended.getCount() > 0;
    }

    /**
     * Asks a feed.
     *
     * @param shutOut told, in a sentence, that another process has taken our name
     * @return when it is to be asked again
     * @throws InterruptedException if polling has ended
     */
    Instant visit(Source source, Consumer<String> shutOut) throws InterruptedException {
        long started = System.nanoTime();
        FeedMemory memory = memories.computeIfAbsent(source.url(), unknown -> new FeedMemory());
        try {
            return poll.visit(source, memory);
        } catch (ArticlePublisher.Fenced e) {
            shutOut.accept(String.valueOf(e.getMessage()));
        } catch (ArticlePublisher.NotOurs gone) {
            memories.remove(source.url()); // its new owner asks it again
        } catch (CommitFailedException e) {
            recover(source, e);
            return clock.instant().plus(BETWEEN_TRIALS); // the group has just been shared anew
        } catch (KafkaException e) {
            recover(source, e);
        } catch (RuntimeException | Error e) {
            if (e instanceof VirtualMachineError
                    && !(e instanceof StackOverflowError || e instanceof OutOfMemoryError)) {
                throw e;
            }
            // One feed never stops the others, whatever it does to a parser.
            log.atError()
                    .setMessage("visit failed")
                    .addKeyValue("feed", source.url())
                    .setCause(e)
                    .log();
            memories.remove(source.url());
            meters.failed("internal");
        } finally {
            meters.polled(Duration.ofNanos(System.nanoTime() - started));
        }
        return clock.instant().plus(AFTER_TROUBLE);
    }

    /**
     * Waits until the cluster answers, so that no site is asked for what cannot be written, and reads the feed's state
     * anew: only the topic knows whether the failed transaction was committed.
     */
    private void recover(Source source, KafkaException e) throws InterruptedException {
        if (!isRunning()) {
            throw new InterruptedException("stopped while publishing " + source.url());
        }
        memories.remove(source.url());
        while (isRunning()) {
            try {
                publisher.reopen();
                Share now = share;
                if (now != null && now.owns(source.url())) {
                    states.reload(source.url(), now.partition(source.url()));
                }
                return;
            } catch (InterruptException stopped) {
                throw new InterruptedException("stopped while waiting for the cluster");
            } catch (KafkaException | IllegalStateException again) {
                log.atWarn()
                        .setMessage("cluster does not answer, polling waits")
                        .addKeyValue("feed", source.url())
                        .addKeyValue("problem", e.toString())
                        .log();
                boolean over = ended.await(BETWEEN_TRIALS.toMillis(), TimeUnit.MILLISECONDS);
                if (over) {
                    throw new InterruptedException("stopped while waiting for the cluster");
                }
            }
        }
    }

    /** Writes what visits have left unwritten, so that a restart asks nobody again too soon. */
    void flush() {
        List<FeedState> unwritten = new ArrayList<>();
        memories.forEach((feed, memory) -> states.of(feed)
                .filter(state -> memory.written != null && state.polled().isAfter(memory.written))
                .ifPresent(unwritten::add));
        publisher.flush(unwritten);
    }
}
