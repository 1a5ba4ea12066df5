package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.perennial.contract.Occurrence;
import org.perennial.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which publishers wrote of which returning events, read from {@code events.occurrences} every hour on a thread of its own:
 * so it is known around which days of the year a publisher's feeds are worth asking more often. While the topic cannot be
 * read, what was known stays.
 */
final class CoveredReturns implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CoveredReturns.class);
    private static final Duration BETWEEN_READINGS = Duration.ofHours(1);
    private static final Duration LONGEST_READING = Duration.ofMinutes(5);

    /** One article alone may have been judged wrongly. */
    private static final int LEAST_ARTICLES = 2;

    private final Map<String, Object> kafka;
    private final int days;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ingest-returns");
    private volatile Map<String, Set<MonthDay>> known = Map.of();

    /** @param days how many days before and after its day an event's return is near */
    CoveredReturns(Map<String, Object> kafka, int days) {
        this.kafka = Map.copyOf(kafka);
        this.days = days;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether an event that the publisher wrote of returns about that day. */
    boolean isNear(String publisher, LocalDate day) {
        Set<MonthDay> covered = known.getOrDefault(publisher, Set.of());
        if (covered.isEmpty()) {
            return false;
        }
        for (LocalDate near = day.minusDays(days); !near.isAfter(day.plusDays(days)); near = near.plusDays(1)) {
            if (covered.contains(MonthDay.from(near))) {
                return true;
            }
        }
        return false;
    }

    /** Takes what occurrences tell; a later one of the same id takes the place of the former. */
    void learn(Iterable<Occurrence> occurrences) {
        Map<String, Set<MonthDay>> learned = new HashMap<>();
        for (Occurrence occurrence : occurrences) {
            LocalDate day = occurrence.day();
            if (day != null && occurrence.articles() >= LEAST_ARTICLES) {
                occurrence
                        .sources()
                        .forEach(source -> learned.computeIfAbsent(source, unknown -> new HashSet<>())
                                .add(MonthDay.from(day)));
            }
        }
        known = learned;
    }

    private void run() {
        try {
            do {
                try {
                    learn(read().values());
                } catch (KafkaException e) {
                    log.atWarn()
                            .setMessage("former coverage of events cannot be read, polling goes on without it")
                            .addKeyValue("problem", e.toString())
                            .log();
                }
            } while (!ended.await(BETWEEN_READINGS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Occurrence> read() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        Map<String, Occurrence> newest = new HashMap<>();
        try (KafkaConsumer<String, Occurrence> consumer = new KafkaConsumer<>(
                settings,
                Topics.OCCURRENCES.keys().deserializer(),
                Topics.OCCURRENCES.values().deserializer())) {
            var partitions = consumer.partitionsFor(Topics.OCCURRENCES.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + LONGEST_READING.toNanos();
            while (ended.getCount() > 0
                    && System.nanoTime() < deadline
                    && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() == null) {
                        newest.remove(record.key());
                    } else {
                        newest.put(record.key(), record.value());
                    }
                });
            }
        }
        return newest;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
