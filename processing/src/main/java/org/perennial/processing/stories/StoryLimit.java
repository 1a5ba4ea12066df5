package org.perennial.processing.stories;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many stories are kept open, all of them in memory. Where more are told than there is room for, those that have been quiet
 * the longest are closed before their time, a tenth at once.
 *
 * @param most at least 1
 */
public record StoryLimit(int most) {
    /** As many as there are. */
    public static final StoryLimit NONE = new StoryLimit(Integer.MAX_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(StoryLimit.class);

    /** What a story takes of the heap among those of its language and among those of all, most of it for words that no other has. */
    private static final int BYTES_PER_STORY = 12 << 10;
    /** What the models, the languages and all else take of the heap. */
    private static final long ALL_ELSE = 200L << 20;

    private static final double SHARE_OF_HEAP = .35;
    private static final int LEAST = 1_000;
    private static final int TENTH = 10;

    /** As many as a heap has room for beside all else. */
    public static StoryLimit ofHeap(long bytes) {
        return new StoryLimit((int)
                Math.min(Integer.MAX_VALUE, Math.max(LEAST, SHARE_OF_HEAP * (bytes - ALL_ELSE) / BYTES_PER_STORY)));
    }

    /**
     * When stories must have had their newest article to stay open.
     *
     * @param open how many are open
     * @param lastActive when each had its newest article, in milliseconds; not asked for while there is room
     * @return empty while there is room
     */
    Optional<Instant> closeBefore(int open, LongStream lastActive) {
        if (open <= most) {
            return Optional.empty();
        }
        long[] quietestFirst = lastActive.sorted().toArray();
        int closed = open - most + most / TENTH;
        Instant before = Instant.ofEpochMilli(quietestFirst[closed - 1] + 1);
        LOG.atInfo()
                .setMessage("stories are closed before their time, there is room for no more")
                .addKeyValue("room", most)
                .addKeyValue("quietSince", before)
                .log();
        return Optional.of(before);
    }
}
