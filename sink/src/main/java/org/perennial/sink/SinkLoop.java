package org.perennial.sink;

import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Cluster;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Occurrence;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;
import org.perennial.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poll, write, again.
 *
 * <p>One rule carries all of it: what the store says is the position. A partition that is new here, and every partition after
 * any failure, is paused, takes its position from the store and goes on. So a failure needs no bookkeeping: whatever was in
 * hand is read once more. While the store does not answer the consumer keeps polling its paused partitions and stays in the
 * group.
 *
 * <p>Runs on one thread; {@link #progress()}, {@link #problem()} and {@link #stop()} may be called from any.
 */
final class SinkLoop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(SinkLoop.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** A store that takes longer is told of before its connection gives up. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private static final Duration LONGEST_DELAY = Duration.ofDays(1);
    private static final Duration BETWEEN_DROPPINGS = Duration.ofHours(1);

    private final Consumer<byte[], byte[]> consumer;
    private final ArticleStore store;
    private final DeadLetterWriter deadLetters;
    private final Duration poll;
    private final @Nullable Integer retention;
    private final Clock clock;
    private final Timer delay;
    private final EnrichedArticleReader reader = new EnrichedArticleReader();
    private final StateReader<Occurrence> occurrenceReader = StateReader.ofOccurrences();
    private final StateReader<Relation> relationReader = StateReader.ofRelations();
    private final StateReader<Cluster> clusterReader = StateReader.ofClusters();
    private final StateReader<StoryPart> storyPartReader = StateReader.ofStoryParts();

    /** Assigned and paused until the store has said where they stand. */
    private final Set<TopicPartition> unpositioned = new HashSet<>();

    private Duration pause = SHORTEST_PAUSE;
    private Instant nextDropping = Instant.MIN;

    private volatile SinkProgress progress = SinkProgress.NONE;
    private volatile @Nullable String problem;
    /** When the store was asked what it has not answered yet; null while there is nothing. */
    private volatile @Nullable Instant asked;

    private volatile boolean stopping;

    SinkLoop(
            Consumer<byte[], byte[]> consumer,
            ArticleStore store,
            DeadLetterWriter deadLetters,
            Duration poll,
            @Nullable Integer retention,
            Clock clock,
            Timer delay) {
        this.consumer = consumer;
        this.delay = delay;
        this.store = store;
        this.deadLetters = deadLetters;
        this.poll = poll;
        this.retention = retention;
        this.clock = clock;
    }

    SinkProgress progress() {
        return progress;
    }

    @Nullable
    String problem() {
        Instant since = asked;
        boolean isSilent =
                since != null && Duration.between(since, clock.instant()).compareTo(LONGEST_ANSWER) > 0;
        return problem == null && isSilent
                ? "the store has not answered since " + since
                        + ": see whether it is at work; it will be asked again, nothing is lost"
                : problem;
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer;
                deadLetters) {
            consumer.subscribe(store.topics(), new PauseNewPartitions());
            readOn();
            store.ending();
        } catch (RuntimeException e) {
            problem = "the sink has stopped: " + e.getMessage() + ": start it again when the cause is mended";
            log.atError().setMessage("the sink has stopped").setCause(e).log();
        }
    }

    private void readOn() {
        try {
            while (!stopping) {
                turn();
            }
        } catch (WakeupException | InterruptException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    private void turn() {
        try {
            takePositions();
            ConsumerRecords<byte[], byte[]> records = consumer.poll(poll);
            if (!records.isEmpty()) {
                for (ConsumerRecords<byte[], byte[]> batch : batches(records)) {
                    write(batch);
                }
                recovered();
            }
            store.betweenBatches();
            dropWhatIsDue();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (ArticleStore.PositionMovedException e) {
            log.atWarn()
                    .setMessage("another sink has taken over")
                    .addKeyValue("detail", e.getMessage())
                    .log();
            distrustPositions();
        } catch (RuntimeException e) {
            troubled(e);
            distrustPositions();
            consumer.poll(pause);
        }
    }

    private List<ConsumerRecords<byte[], byte[]>> batches(ConsumerRecords<byte[], byte[]> records) {
        return store.takesOnePartitionAtATime()
                ? records.partitions().stream()
                        .map(partition ->
                                new ConsumerRecords<>(Map.of(partition, records.records(partition)), Map.of()))
                        .toList()
                : List.of(records);
    }

    /** What the store answers; while it does not, {@link #problem()} tells. */
    private <T> T answer(Supplier<T> question) {
        asked = clock.instant();
        try {
            return question.get();
        } finally {
            asked = null;
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> origins = new ArrayList<>();
        List<EnrichedArticle> articles = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        List<Cluster> clusters = new ArrayList<>();
        List<StoryPart> storyParts = new ArrayList<>();
        List<Occurrence> occurrences = new ArrayList<>();
        int unreadable = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                if (record.topic().equals(Topics.OCCURRENCES.name())) {
                    occurrences.add(occurrenceReader.read(record));
                } else if (record.topic().equals(Topics.RELATIONS.name())) {
                    relations.add(relationReader.read(record));
                } else if (record.topic().equals(Topics.CLUSTERS.name())) {
                    clusters.add(clusterReader.read(record));
                } else if (record.topic().equals(Topics.STORY_PARTS.name())) {
                    storyParts.add(storyPartReader.read(record));
                } else {
                    articles.add(reader.read(record));
                    origins.add(record);
                }
            } catch (UnreadableRecordException e) {
                if (store.tellsOfUnreadable()) {
                    deadLetters.write(record, DeadLetterReason.RECORD_UNREADABLE, String.valueOf(e.getMessage()));
                }
                unreadable++;
            }
        }
        WriteOutcome outcome = answer(() -> store.write(
                new Batch(articles, relations, clusters, storyParts, occurrences, spans(records)),
                (index, reason) -> deadLetters.write(origins.get(index), DeadLetterReason.ROW_REFUSED, reason)));
        Instant now = clock.instant();
        articles.forEach(article -> time(article, now));
        progress = progress.plus(outcome, unreadable, now);
        tellGroup(records);
    }

    /** What was fetched long ago is a replay, and says nothing of how soon news come. */
    private void time(EnrichedArticle article, Instant now) {
        Instant fetched = article.fetched();
        if (fetched != null
                && !fetched.isAfter(now)
                && fetched.plus(LONGEST_DELAY).isAfter(now)) {
            delay.record(Duration.between(fetched, now));
        }
    }

    private static Map<TopicPartition, OffsetSpan> spans(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetSpan> spans = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> ofPartition = records.records(partition);
            spans.put(
                    partition,
                    new OffsetSpan(
                            ofPartition.get(0).offset(),
                            ofPartition.get(ofPartition.size() - 1).offset() + 1));
        }
        return spans;
    }

    /** For tools that show a group's lag; nothing here reads it. */
    private void tellGroup(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            read.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        consumer.commitAsync(read, (offsets, failure) -> {
            if (failure != null) {
                log.atDebug()
                        .setMessage("group offsets were not taken")
                        .setCause(failure)
                        .log();
            }
        });
    }

    private void takePositions() {
        if (unpositioned.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> stored = answer(store::positions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(unpositioned);
        Map<TopicPartition, Long> ends = consumer.endOffsets(unpositioned);
        for (TopicPartition partition : unpositioned) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, Long.MAX_VALUE);
            consumer.seek(partition, position(partition, stored.get(partition), beginning, end));
        }
        consumer.resume(unpositioned);
        unpositioned.clear();
        recovered();
    }

    private long position(TopicPartition partition, @Nullable Long stored, long beginning, long end) {
        if (stored == null) {
            return beginning;
        }
        if (stored > end) {
            // The topic is not the one that was read: made anew, or its tail was lost. Reading again doubles nothing.
            store.forgetPosition(partition);
            log.atWarn()
                    .setMessage("the topic ends before the stored position: reading it from its beginning")
                    .addKeyValue("partition", partition)
                    .addKeyValue("stored", stored)
                    .addKeyValue("end", end)
                    .log();
            return beginning;
        }
        if (stored < beginning) {
            log.atWarn()
                    .setMessage("records were deleted by retention before they were stored: replay the raw articles")
                    .addKeyValue("partition", partition)
                    .addKeyValue("stored", stored)
                    .addKeyValue("beginning", beginning)
                    .log();
            return beginning;
        }
        return stored;
    }

    /** Readers that are at work keep a month from being dropped: it goes an hour later then. */
    private void dropWhatIsDue() {
        Instant now = clock.instant();
        if (retention == null || now.isBefore(nextDropping)) {
            return;
        }
        nextDropping = now.plus(BETWEEN_DROPPINGS);
        YearMonth first = YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(retention);
        try {
            long dropped = store.dropBefore(first);
            if (dropped > 0) {
                log.atInfo()
                        .setMessage("articles were dropped by retention")
                        .addKeyValue("articles", dropped)
                        .addKeyValue("first_month_kept", first)
                        .log();
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .setMessage("articles beyond retention could not be dropped, trying again in an hour")
                    .addKeyValue("first_month_kept", first)
                    .addKeyValue("detail", e.getMessage())
                    .log();
        }
    }

    private void distrustPositions() {
        Set<TopicPartition> assigned = consumer.assignment();
        consumer.pause(assigned);
        unpositioned.addAll(assigned);
    }

    private void troubled(RuntimeException e) {
        boolean first = problem == null;
        pause = first ? SHORTEST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
        problem = "articles cannot be stored (" + e.getMessage()
                + "): check the database and the broker; the sink tries again by itself and loses nothing";
        log.atWarn()
                .setMessage("articles cannot be stored, trying again")
                .addKeyValue("pause", pause)
                .addKeyValue("detail", e.getMessage())
                .setCause(first ? e : null)
                .log();
    }

    private void recovered() {
        if (problem != null) {
            log.atInfo().setMessage("articles are stored again").log();
        }
        problem = null;
        pause = SHORTEST_PAUSE;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Keeps a partition that has just been assigned from giving records before its position is known. */
    private final class PauseNewPartitions implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            unpositioned.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            unpositioned.removeAll(partitions);
        }
    }
}
