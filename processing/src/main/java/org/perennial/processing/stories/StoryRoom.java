package org.perennial.processing.stories;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room for the open stories of a process, all of them in memory, among the tasks that keep them. Where more are told than there is
 * room for, tasks with more than their even share close those that have been quiet the longest before their time, a tenth at
 * once: a quiet language keeps its stories beside a loud one. Safe for use by several threads.
 */
public final class StoryRoom {
    private static final Logger LOG = LoggerFactory.getLogger(StoryRoom.class);

    /** What a story takes of the heap among those of its language and among those of all, most of it for words that no other has. */
    private static final int BYTES_PER_STORY = 12 << 10;
    /** What the models, the languages and all else take of the heap. */
    private static final long ALL_ELSE = 200L << 20;

    private static final double SHARE_OF_HEAP = .35;
    private static final int LEAST = 1_000;
    private static final int TENTH = 10;

    private final int most;
    private final Set<Tenant> tenants = ConcurrentHashMap.newKeySet();

    /** @param most stories that are kept open, at least 1 */
    public StoryRoom(int most) {
        this.most = most;
    }

    /** Room for as many as there are. */
    public static StoryRoom unlimited() {
        return new StoryRoom(Integer.MAX_VALUE);
    }

    /** How many stories a heap of so many bytes has room for beside all else. */
    public static int inHeap(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, SHARE_OF_HEAP * (bytes - ALL_ELSE) / BYTES_PER_STORY));
    }

    /** How many stories are kept open at most, but for those of the articles that are just being told. */
    public int most() {
        return most;
    }

    /** How many stories all tasks keep open. */
    public int open() {
        return tenants.stream().mapToInt(tenant -> tenant.open).sum();
    }

    /** Takes in a task, until it leaves. */
    public Tenant enter() {
        Tenant tenant = new Tenant();
        tenants.add(tenant);
        return tenant;
    }

    /** A task that keeps stories open. Used by one thread. */
    public final class Tenant implements AutoCloseable {
        private volatile int open;

        private Tenant() {}

        /** Says how many it keeps open now. */
        void keep(int stories) {
            open = stories;
        }

        /**
         * When its stories must have had their newest article to stay open.
         *
         * @param lastActive when each had its newest article, in milliseconds; not asked for while there is room
         * @return empty while there is room, or others have more than their share
         */
        Optional<Instant> closeBefore(LongStream lastActive) {
            int beyond = StoryRoom.this.open() - most;
            int beyondShare = open - most / tenants.size();
            if (beyond <= 0 || beyondShare <= 0) {
                return Optional.empty();
            }
            long[] quietestFirst = lastActive.sorted().toArray();
            int closed = Math.min(open, Math.min(beyond, beyondShare) + most / TENTH / tenants.size());
            Instant before = Instant.ofEpochMilli(quietestFirst[closed - 1] + 1);
            LOG.atInfo()
                    .setMessage("stories are closed before their time, there is room for no more")
                    .addKeyValue("room", most)
                    .addKeyValue("closed", closed)
                    .addKeyValue("quietSince", before)
                    .log();
            return Optional.of(before);
        }

        /** Leaves its room to the others. */
        @Override
        public void close() {
            tenants.remove(this);
        }
    }
}
