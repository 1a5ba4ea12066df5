package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.source.Source;

/**
 * Hands out feeds when they are due, those of one host one after the other, and lets no slow one delay the others.
 *
 * <p>Each host has a lane. A lane whose feed is being visited is out of the queue, so that a slow host holds one worker and
 * never two. How many visits go on at once is counted in {@link Slots}: feeds that were in trouble at their last visit
 * stand in a queue of their own and get slow slots only. Safe for all threads.
 */
final class PollQueue implements AutoCloseable {
    /** The longest wait before the clock is read again, in case it was set. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Slots slots;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final TreeSet<Lane> healthy = lanesByTime();
    private final TreeSet<Lane> troubled = lanesByTime();

    /** One waits for the next feed's time, the others for a sign: else all would wake for each feed. */
    private boolean watched;

    private boolean closed;

    /** The feed that a worker is visiting. */
    private final ThreadLocal<String> visiting = new ThreadLocal<>();

    private record Due(Source source, Instant at, boolean troubled) {}

    private static final class Lane {
        private final String host;
        private final PriorityQueue<Due> feeds = new PriorityQueue<>(Comparator.comparing(Due::at));
        private @Nullable Source visited;
        private boolean hastened;

        Lane(String host) {
            this.host = host;
        }

        Instant due() {
            Due first = feeds.peek();
            return first == null ? Instant.MAX : first.at();
        }

        boolean isTroubled() {
            Due first = feeds.peek();
            return first != null && first.troubled();
        }
    }

    PollQueue(InstantSource clock, Slots slots) {
        this.clock = clock;
        this.slots = slots;
    }

    private static TreeSet<Lane> lanesByTime() {
        return new TreeSet<>(Comparator.comparing(Lane::due).thenComparing(lane -> lane.host));
    }

    /** Puts a feed in, to be handed out at that time; one that is in already stays as it is. */
    void add(Source source, Instant due, boolean inTrouble) {
        locked(() -> {
            if (members.add(source.url())) {
                Lane lane = lane(source);
                // One that is being visited comes back by itself.
                if (lane.visited == null || !lane.visited.url().equals(source.url())) {
                    enqueue(lane, new Due(source, due, inTrouble));
                }
            }
        });
    }

    /** Takes a feed out. A visit under way goes on, and the feed does not come back after it. */
    void withdraw(Source source) {
        locked(() -> {
            Lane lane = lanes.get(HostGates.host(source.url()));
            if (members.remove(source.url()) && lane != null) {
                idle(lane).remove(lane);
                lane.feeds.removeIf(due -> due.source().url().equals(source.url()));
                settle(lane);
            }
        });
    }

    /** Makes a feed due now, or once its visit under way is over. */
    void hasten(String feed) {
        locked(() -> {
            Lane lane = lanes.get(HostGates.host(feed));
            if (lane == null || !members.contains(feed)) {
                return;
            }
            if (lane.visited != null && lane.visited.url().equals(feed)) {
                lane.hastened = true;
                return;
            }
            idle(lane).remove(lane);
            List<Due> waiting = lane.feeds.stream()
                    .filter(due -> due.source().url().equals(feed))
                    .toList();
            lane.feeds.removeAll(waiting);
            waiting.forEach(due -> lane.feeds.add(new Due(due.source(), clock.instant(), due.troubled())));
            settle(lane);
        });
    }

    /** The next feed that is due and has a slot, waiting for it; empty once the queue is closed. */
    Optional<Source> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Instant now = clock.instant();
                Duration wait = LONGEST_WAIT;
                for (TreeSet<Lane> queue : List.of(healthy, troubled)) {
                    Lane first = queue.isEmpty() ? null : queue.first();
                    Duration left = first == null ? LONGEST_WAIT : Duration.between(now, first.due());
                    if (first != null && (left.isZero() || left.isNegative())) {
                        Duration busy = slots.wait(queue == troubled);
                        if (busy.isZero()) {
                            return Optional.of(begin(queue, first));
                        }
                        left = busy;
                    }
                    wait = left.compareTo(wait) < 0 ? left : wait;
                }
                await(wait);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Source begin(TreeSet<Lane> queue, Lane lane) {
        queue.remove(lane);
        Due due = lane.feeds.remove();
        lane.visited = due.source();
        slots.begin(due.source().url(), due.troubled());
        visiting.set(due.source().url());
        changed.signal(); // there may be more that is due
        return due.source();
    }

    private void await(Duration wait) throws InterruptedException {
        if (watched) {
            changed.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        watched = true;
        try {
            changed.await(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        } finally {
            watched = false;
        }
    }

    /** Takes back a feed that was handed out, for its next time, and frees its host and its slot. */
    void done(Source source, Instant next, boolean inTrouble) {
        locked(() -> {
            Lane lane = lane(source);
            lane.visited = null;
            Instant due = lane.hastened ? clock.instant() : next;
            lane.hastened = false;
            slots.end(source.url());
            visiting.remove();
            if (members.contains(source.url())) {
                enqueue(lane, new Due(source, due, inTrouble));
            } else {
                settle(lane);
            }
        });
    }

    /** Says that the visit of this thread has to wait, so that the next feed need not. */
    void waits() {
        String feed = visiting.get();
        if (feed != null) {
            locked(() -> slots.giveWay(feed));
        }
    }

    private void enqueue(Lane lane, Due due) {
        idle(lane).remove(lane);
        lane.feeds.add(due);
        settle(lane);
    }

    /** Puts a lane where it belongs; it must not stand in any queue. */
    private void settle(Lane lane) {
        if (lane.visited != null) {
            return;
        }
        if (lane.feeds.isEmpty()) {
            lanes.remove(lane.host);
        } else {
            idle(lane).add(lane);
        }
    }

    private TreeSet<Lane> idle(Lane lane) {
        return lane.isTroubled() ? troubled : healthy;
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

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
