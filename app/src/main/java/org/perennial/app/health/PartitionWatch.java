package org.perennial.app.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Topics;
import org.perennial.contract.UnreadRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether partitions stand still: whether the topology reads what is there, and whether transactions end.
 *
 * <p>A transaction that nobody ends hides all that is written behind it, and no group's lag shows that. One thread of its own.
 */
public final class PartitionWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    /** Three times the longest that a transaction of ours may take, and longer than a group needs to share its work anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int SECONDS = 10;

    private final Map<String, Object> kafka;
    private final String group;
    private final Clock clock;
    private final Standstill reading = new Standstill(PATIENCE);
    private final Standstill ending = new Standstill(PATIENCE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "partitions");
    private volatile List<String> problems = List.of();
    private volatile @Nullable Instant silentSince;

    private PartitionWatch(Map<String, Object> kafka, String group, Clock clock, MeterRegistry metrics) {
        this.kafka = new HashMap<>(kafka);
        this.group = group;
        this.clock = clock;
        Gauge.builder("perennial.partitions.still", this, watch -> watch.problems.size())
                .description("How many partitions stand still: not read, or behind a transaction that nobody ends")
                .register(metrics);
        thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param kafka settings of a Kafka client
     * @param group whose reading is looked at
     */
    public static PartitionWatch start(Map<String, Object> kafka, String group, Clock clock, MeterRegistry metrics) {
        PartitionWatch watch = still(kafka, group, clock, metrics);
        watch.thread.start();
        return watch;
    }

    /** A watch that looks when it is told to. */
    static PartitionWatch still(Map<String, Object> kafka, String group, Clock clock, MeterRegistry metrics) {
        return new PartitionWatch(kafka, group, clock, metrics);
    }

    /** Which partitions stand still and why; empty if all go on. */
    public Optional<String> problem() {
        Instant silent = silentSince;
        if (silent != null) {
            return Optional.of("the broker has not answered since " + silent);
        }
        List<String> now = problems;
        return now.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", now));
    }

    private void run() {
        try (Admin admin = Admin.create(kafka)) {
            while (!ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                look(admin);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once. While the broker does not answer nothing is known of partitions, and that is told. */
    void look(Admin admin) throws InterruptedException {
        Instant now = clock.instant();
        try {
            List<String> found = new ArrayList<>();
            for (String partition : notRead(admin, now)) {
                found.add(group + " has read nothing of " + partition + " for " + PATIENCE.toSeconds()
                        + " s although records wait there");
            }
            for (String partition : notEnded(admin, now)) {
                found.add("on " + partition + " a transaction has been open for " + PATIENCE.toSeconds()
                        + " s, and hides what was written after it");
            }
            tell(found);
            problems = List.copyOf(found);
            if (silentSince != null) {
                silentSince = null;
                log.atWarn().setMessage("the broker answers again").log();
            }
        } catch (ExecutionException | TimeoutException | RuntimeException down) {
            if (silentSince == null) {
                silentSince = now;
                log.atWarn()
                        .setMessage("the broker does not answer, partitions cannot be looked at")
                        .addKeyValue("problem", down.toString())
                        .log();
            }
        }
    }

    private void tell(List<String> found) {
        found.stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problem -> log.atWarn()
                        .setMessage("a partition stands still")
                        .addKeyValue("problem", problem)
                        .log());
    }

    private Set<String> notRead(Admin admin, Instant now)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS));
        read.values().removeIf(place -> place == null); // of a partition that it has never committed
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                ends(admin, List.copyOf(read.keySet()), IsolationLevel.READ_COMMITTED);
        Map<String, Long> behind = new TreeMap<>();
        read.forEach((partition, place) -> {
            if (place.offset() < offset(ends, partition)) {
                behind.put(partition.toString(), place.offset());
            }
        });
        Set<String> still = reading.look(now, behind);
        if (still.isEmpty()) {
            return still;
        }
        Map<TopicPartition, Long> from = new HashMap<>();
        read.forEach((partition, place) -> {
            if (still.contains(partition.toString())) {
                from.put(partition, place.offset());
            }
        });
        return UnreadRecords.count(kafka, from).keySet();
    }

    private Set<String> notEnded(Admin admin, Instant now)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> topics = Topics.all().stream().map(topic -> topic.name()).toList();
        List<TopicPartition> partitions =
                admin.describeTopics(topics).allTopicNames().get(SECONDS, TimeUnit.SECONDS).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<TopicPartition, ListOffsetsResultInfo> readable = ends(admin, partitions, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, ListOffsetsResultInfo> written = ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
        Map<String, Long> open = new TreeMap<>();
        readable.forEach((partition, end) -> {
            if (end.offset() < offset(written, partition)) {
                open.put(partition.toString(), end.offset());
            }
        });
        return ending.look(now, open);
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
        ListOffsetsResultInfo end = ends.get(partition);
        return end == null ? 0 : end.offset();
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(
            Admin admin, List<TopicPartition> partitions, IsolationLevel level)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())),
                        new ListOffsetsOptions(level))
                .all()
                .get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
    }
}
