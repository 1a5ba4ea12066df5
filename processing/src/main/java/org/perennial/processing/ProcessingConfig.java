package org.perennial.processing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Topics;
import org.perennial.processing.stories.StoryRoom;

/**
 * How the processing stage runs.
 *
 * @param applicationId the stage's name on the cluster: its consumer group, its transactions and its internal topics. Another
 *     name begins at the first raw article with empty stores
 * @param instanceId this process's name in the group, the same after each restart and different in each process
 * @param stateDirectory where the stores lie; on a disk, of this process alone, kept over restarts
 * @param threads 1 to 64; more than the raw topic has partitions are idle
 * @param partitions over how many partitions copies are sought, 1 to 512; fixed from the first start on
 * @param copiesWindow how long an article is remembered to find its copies, 1 minute to 90 days; a copy that comes later
 *     counts as an original
 * @param recurrencesWindow how long an article that speaks of an anniversary is remembered, to know its words again when
 *     they come back in a year, 1 minute to 1100 days
 * @param preferredSources publishers as articles name them, the best first: of copies published at the same instant theirs is
 *     shown for all; at most 1000
 * @param versionsWindow how long the last version of an article is remembered after it was last sent, 1 minute to 400 days
 * @param storeMemory native memory of all stores together, in bytes, at least 8 MiB
 * @param replicationFactor copies of each internal topic: 1 on one broker, 3 on three
 * @param mostStories how many stories are kept open at most, 0 for as many as the heap has room for: of more, those are closed
 *     early that have been quiet the longest
 * @param commitInterval how often outcomes are committed and become visible, 10 ms to 5 s
 */
public record ProcessingConfig(
        String applicationId,
        String instanceId,
        Path stateDirectory,
        int threads,
        int partitions,
        Duration copiesWindow,
        Duration recurrencesWindow,
        List<String> preferredSources,
        Duration versionsWindow,
        long storeMemory,
        int replicationFactor,
        int mostStories,
        Duration commitInterval) {

    /** The application id unless another is set. */
    public static final String APPLICATION_ID = "perennial-processing";

    /** How long first carriers are remembered unless set otherwise. */
    public static final Duration COPIES_WINDOW = Duration.ofDays(14);

    /** How long articles that speak of an anniversary are remembered unless set otherwise: a year and a month. */
    public static final Duration RECURRENCES_WINDOW = Duration.ofDays(400);

    /** How long last versions are remembered unless set otherwise. */
    public static final Duration VERSIONS_WINDOW = Duration.ofDays(90);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_COPIES_WINDOW = Duration.ofDays(90);
    private static final Duration LONGEST_RECURRENCES_WINDOW = Duration.ofDays(1100);
    private static final Duration LONGEST_VERSIONS_WINDOW = Duration.ofDays(400);
    private static final int MOST_PREFERRED = 1000;
    private static final long LEAST_MEMORY = 8L << 20;

    /**
     * Checks each value.
     *
     * @throws IllegalArgumentException if one is out of its range; the message names the key, the value and the remedy
     */
    public ProcessingConfig {
        checkName("processing.application-id", applicationId);
        checkName("processing.instance-id", instanceId);
        check(threads >= 1 && threads <= 64, "processing.threads", threads, "a number from 1 to 64");
        check(partitions >= 1 && partitions <= 512, "processing.partitions", partitions, "a number from 1 to 512");
        checkBetween("processing.copies-window", copiesWindow, MINUTE, LONGEST_COPIES_WINDOW);
        checkBetween("processing.recurrences-window", recurrencesWindow, MINUTE, LONGEST_RECURRENCES_WINDOW);
        check(
                preferredSources.size() <= MOST_PREFERRED,
                "processing.preferred-sources",
                preferredSources.size() + " names",
                "at most " + MOST_PREFERRED);
        preferredSources = List.copyOf(preferredSources);
        checkBetween("processing.versions-window", versionsWindow, MINUTE, LONGEST_VERSIONS_WINDOW);
        check(storeMemory >= LEAST_MEMORY, "processing.store-memory", storeMemory, "at least 8388608 bytes (8 MiB)");
        check(
                replicationFactor >= 1 && replicationFactor <= 32_767,
                "processing.replication-factor",
                replicationFactor,
                "the number of brokers up to 3, and at least 1");
        check(
                mostStories >= 0,
                "processing.most-stories",
                mostStories,
                "a number of stories, or 0 for what the heap has room for");
        checkBetween("processing.commit-interval", commitInterval, Duration.ofMillis(10), Duration.ofSeconds(5));
    }

    /** The values that suit one process beside one broker, with the stores in the given directory. */
    public static ProcessingConfig defaults(Path stateDirectory) {
        return new ProcessingConfig(
                APPLICATION_ID,
                "processing-1",
                stateDirectory,
                2,
                Topics.RAW_ARTICLES.partitions(),
                COPIES_WINDOW,
                RECURRENCES_WINDOW,
                List.of(),
                VERSIONS_WINDOW,
                32L << 20,
                1,
                0,
                Duration.ofMillis(200));
    }

    /** How many stories are kept open at most. */
    int roomForStories() {
        return mostStories > 0
                ? mostStories
                : StoryRoom.inHeap(Runtime.getRuntime().maxMemory());
    }

    /** The rank of a source: more for a preferred one, 0 for any other and for none. */
    int rank(@Nullable String source) {
        int at = source == null ? -1 : preferredSources.indexOf(source);
        return at < 0 ? 0 : preferredSources.size() - at;
    }

    private static void checkName(String key, String value) {
        check(
                value.matches("[A-Za-z0-9._-]{1,100}"),
                key,
                '"' + value + '"',
                "1 to 100 letters, digits, dots, hyphens or underscores");
    }

    private static void checkBetween(String key, Duration value, Duration least, Duration most) {
        check(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                value,
                "a duration from " + least + " to " + most);
    }

    private static void check(boolean holds, String key, Object value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + ": give " + remedy);
        }
    }
}
