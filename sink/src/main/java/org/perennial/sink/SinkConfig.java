package org.perennial.sink;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the sink reads and writes.
 *
 * @param batchSize the most articles written in one transaction, 1 to 10,000
 * @param poll how long to wait for the next records before looking again, above zero and at most a minute
 * @param groupId Kafka's name for the sinks that share the work
 * @param instance the name of this one among them, the same after a restart and never used twice at a time, so that a
 *     restart takes its partitions back at once; absent for none, and a killed sink's partitions are then free after the
 *     session time-out
 * @param retention how many whole months are kept beside the running one, 1 to 1,200; absent to keep all for ever
 * @param files whether articles are written into files too
 */
public record SinkConfig(
        int batchSize,
        Duration poll,
        String groupId,
        @Nullable String instance,
        @Nullable Integer retention,
        FilesConfig files) {
    private static final int LARGEST_BATCH = 10_000;
    private static final int LONGEST_RETENTION = 1_200;
    private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if a value is out of its range; the message names the setting */
    public SinkConfig {
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            throw new IllegalArgumentException("sink.batch-size must be 1 to " + LARGEST_BATCH + ", was " + batchSize);
        }
        if (poll.isNegative() || poll.isZero() || poll.compareTo(LONGEST_POLL) > 0) {
            throw new IllegalArgumentException("sink.poll must be above zero and at most PT1M, was " + poll);
        }
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("sink.group-id must not be empty");
        }
        if (instance != null && instance.isBlank()) {
            throw new IllegalArgumentException("sink.instance must not be empty; leave it out instead");
        }
        if (retention != null && (retention < 1 || retention > LONGEST_RETENTION)) {
            throw new IllegalArgumentException("sink.retention must be 1 to " + LONGEST_RETENTION
                    + " months, or null to keep all for ever, was " + retention);
        }
    }

    /** No files. */
    public SinkConfig(
            int batchSize, Duration poll, String groupId, @Nullable String instance, @Nullable Integer retention) {
        this(batchSize, poll, groupId, instance, retention, FilesConfig.NONE);
    }

    /** 500 articles a transaction, 200 ms, group {@code perennial-sink}, no instance name, kept for ever, no files. */
    public static SinkConfig defaults() {
        return new SinkConfig(500, Duration.ofMillis(200), "perennial-sink", null, null);
    }

    /** This with an instance name. */
    public SinkConfig withInstance(String name) {
        return new SinkConfig(batchSize, poll, groupId, name, retention, files);
    }

    /** What the sink into files takes from it: a group of its own, and nothing to drop. */
    public SinkConfig ofFiles() {
        return new SinkConfig(batchSize, poll, groupId + "-files", instance, null, files);
    }
}
