package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.perennial.ingest.source.Source;

/**
 * Hands out feeds when they are due, those of one host one after the other.
 *
 * <p>Each host has a lane. A lane whose feed is being visited is out of the queue, so that a slow host holds one worker and
 * never two. Safe for all threads.
 */
final class PollQueue implements AutoCloseable {
    /** The longest wait before the clock is read again, in case it was set. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final TreeSet<Lane> idle =
            new TreeSet<>(Comparator.comparing(Lane::due).thenComparing(lane -> lane.host));
    private boolean closed;

    private record Due(Source source, Instant at) {}

    private static final class Lane {
        private final String host;
        private final PriorityQueue<Due> feeds = new PriorityQueue<>(Comparator.comparing(Due::at));
        private boolean busy;

        Lane(String host) {
            this.host = host;
        }

        Instant due() {
            Due first = feeds.peek();
            return first == null ? Instant.MAX : first.at();
        }
    }

    PollQueue(InstantSource clock) {
        this.clock = clock;
    }

    /** Puts a feed in, to be handed out at that time. */
    void add(Source source, Instant due) {
        lock.lock();
        try {
            Lane lane = lane(source);
            idle.remove(lane);
            lane.feeds.add(new Due(source, due));
            if (!lane.busy) {
                idle.add(lane);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next feed that is due, waiting for it; empty once the queue is closed. */
    Optional<Source> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Lane first = idle.isEmpty() ? null : idle.first();
                Duration wait = first == null ? LONGEST_WAIT : Duration.between(clock.instant(), first.due());
                if (first != null && (wait.isZero() || wait.isNegative())) {
                    idle.remove(first);
                    Due due = first.feeds.poll();
                    first.busy = true;
                    if (due != null) {
                        return Optional.of(due.source());
                    }
                }
                Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
                changed.await(bounded.toMillis() + 1, TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes back a feed that was handed out, for its next time, and frees its host. */
    void done(Source source, Instant next) {
        lock.lock();
        try {
            Lane lane = lane(source);
            lane.busy = false;
            lane.feeds.add(new Due(source, next));
            idle.add(lane);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Lane lane(Source source) {
        return lanes.computeIfAbsent(HostGates.host(source.url()), Lane::new);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
