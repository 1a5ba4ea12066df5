package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.FeedState;
import org.perennial.contract.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes articles, dead letters and a feed's state so that all of them become visible or none.
 *
 * <p>The transactional id is the same after each restart: by it the broker ends what a killed process left open, and shuts
 * out a second process that has taken the same name. One transaction at a time, on a thread of its own; what comes while one
 * is being written goes into the next together, so that their number does not grow with that of the feeds. Each transaction also names our
 * membership in the group that shares the feeds: the broker refuses it when the feeds have gone to another process.
 */
final class ArticlePublisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ArticlePublisher.class);
    private static final int TRANSACTION_TIMEOUT_MS = 30_000;
    private static final int DELIVERY_TIMEOUT_MS = 25_000;

    /** Visits, and bytes, in one transaction. */
    private static final int MOST_VISITS = 100;

    private static final long MOST_BYTES = 16L << 20;

    /**
     * From one transaction to the next. The broker ends the former's marks in the background and turns away who begins before
     * that; and what ends meanwhile shares the next.
     */
    private static final Duration BETWEEN_TRANSACTIONS = Duration.ofMillis(25);

    private static final Duration LONGEST_IDLE = Duration.ofMillis(100);
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    /** Within so long the group tells a process that another has its name. */
    private static final Duration SHUT_OUT_SHOWS = Duration.ofSeconds(5);

    private final String transactionalId;
    private final BlockingQueue<Parcel> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ingest-publisher");
    private volatile boolean closing;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable Share share;

    /** Once shut out, for ever: to take the name back would shut out whoever has it now. */
    private @Nullable Fenced fenced;

    /**
     * When the name may be taken back, by the nano clock, after a transaction ended otherwise than we meant: perhaps another
     * process has just taken it, and we are about to hear so; null for at once.
     */
    private @Nullable Long quietUntil;

    /** After a failure of several visits at once so many are written alone: what one of them broke stays its own. */
    private int alone;

    /** Another process took over our name; this one must not write any more. */
    static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The feed is another process's by now; nothing was written. */
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOurs(String feed) {
            super(feed + " has gone to another process");
        }
    }

    /** What one visit writes, and what became of it. */
    private record Parcel(
            List<ProducerRecord<byte[], byte[]>> records, FeedState state, CompletableFuture<@Nullable Void> outcome) {
        long bytes() {
            return records.stream().mapToLong(record -> record.value().length).sum();
        }
    }

    ArticlePublisher(Map<String, Object> kafka, String transactionalId) {
        this.transactionalId = transactionalId;
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        // A batch that is turned away is sent again before the next, which would be out of order.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) DELIVERY_TIMEOUT_MS);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes over the name and ends what its last holder left open.
     *
     * @throws KafkaException if the cluster does not answer
     */
    synchronized void open() {
        if (fenced != null) {
            throw fenced;
        }
        if (quietUntil != null && System.nanoTime() - quietUntil < 0) {
            throw new KafkaException("somebody else ended our transaction: it shows soon whether they have our name");
        }
        quietUntil = null;
        KafkaProducer<byte[], byte[]> opened = new KafkaProducer<>(settings);
        try {
            opened.initTransactions();
        } catch (RuntimeException e) {
            opened.close(Duration.ZERO);
            throw e;
        }
        producer = opened;
    }

    /** As {@link #open}, unless a later caller has done so since the failure. */
    synchronized void reopen() {
        if (producer == null) {
            open();
        }
    }

    /** From now on these feeds are ours and no others; returns when no transaction of the time before is being written. */
    synchronized void own(Share now) {
        share = now;
    }

    /**
     * Writes all of it in one transaction, perhaps with what others bring meanwhile.
     *
     * @throws NotOurs if the feed belongs to another process
     * @throws Fenced if another process has our name
     * @throws KafkaException if the transaction failed or its outcome is unknown; the caller must read the feed's state
     *     anew, since only the topic knows
     */
    void publish(List<ProducerRecord<byte[], byte[]>> records, FeedState state) {
        Parcel parcel = new Parcel(List.copyOf(records), state, new CompletableFuture<>());
        waiting.add(parcel);
        try {
            parcel.outcome().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a transaction was broken off", e);
        }
    }

    /** Writes states that are not much missed if they cannot be written any more. */
    void flush(List<FeedState> states) {
        List<CompletableFuture<@Nullable Void>> outcomes = new ArrayList<>();
        for (FeedState state : states) {
            Parcel parcel = new Parcel(List.of(), state, new CompletableFuture<>());
            outcomes.add(parcel.outcome());
            waiting.add(parcel);
        }
        try {
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                    .get(LONGEST_FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.atInfo()
                    .setMessage("not all times of polls could be written at the stop")
                    .addKeyValue("feeds", states.size())
                    .log();
        }
    }

    /** Until it is closed. No visit that is given up interrupts a transaction, which would stay open until its time-out. */
    private void run() {
        try {
            while (!closing) {
                Parcel first = waiting.poll(LONGEST_IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeWith(first);
                    TimeUnit.NANOSECONDS.sleep(BETWEEN_TRANSACTIONS.toNanos());
                }
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void writeWith(Parcel first) {
        List<Parcel> batch = new ArrayList<>();
        long bytes = 0;
        for (Parcel next = first; next != null; next = waiting.poll()) {
            if (share != null && !share.owns(next.state().feed())) {
                next.outcome().completeExceptionally(new NotOurs(next.state().feed()));
                continue;
            }
            batch.add(next);
            bytes += next.bytes();
            if (alone > 0 || batch.size() >= MOST_VISITS || bytes > MOST_BYTES) {
                break;
            }
        }
        if (!batch.isEmpty()) {
            write(batch);
        }
    }

    private void write(List<Parcel> batch) {
        try {
            transact(batch);
            alone = Math.max(0, alone - 1);
            batch.forEach(parcel -> parcel.outcome().complete(null));
        } catch (RuntimeException | Error e) {
            alone = batch.size() > 1 ? batch.size() : Math.max(0, alone - 1);
            batch.forEach(parcel -> parcel.outcome().completeExceptionally(e));
        }
    }

    private void transact(List<Parcel> batch) {
        if (producer == null) {
            open();
        }
        KafkaProducer<byte[], byte[]> open = Objects.requireNonNull(producer);
        try {
            open.beginTransaction();
            for (Parcel parcel : batch) {
                parcel.records().forEach(open::send);
                open.send(Publication.of(parcel.state()));
            }
            if (share != null) {
                open.sendOffsetsToTransaction(marks(share, batch), share.group());
            }
            open.commitTransaction();
        } catch (ProducerFencedException
                | InvalidProducerEpochException
                | FencedInstanceIdException
                | AuthorizationException e) {
            drop(open);
            Fenced out = new Fenced(
                    "another process writes as \"" + transactionalId
                            + "\", or may not write at all: give each ingest process its own ingest.instance ("
                            + e.getMessage()
                            + ")",
                    e);
            fenced = out;
            throw out;
        } catch (KafkaException e) {
            // A new producer settles whatever state the old one's transaction was in.
            log.atWarn()
                    .setMessage("transaction failed")
                    .addKeyValue("feed", batch.get(0).state().feed())
                    .addKeyValue("visits", batch.size())
                    .addKeyValue("problem", e.toString())
                    .log();
            if (e instanceof CommitFailedException) {
                open.abortTransaction(); // else whoever has these feeds now waits for the transaction's time-out
            }
            drop(open);
            if (e instanceof InvalidTxnStateException) {
                quietUntil = System.nanoTime() + SHUT_OUT_SHOWS.toNanos();
            }
            throw e;
        } catch (RuntimeException | Error e) {
            drop(open); // its transaction is open, and it would begin no other
            throw e;
        }
    }

    /** Offsets that nobody reads: the broker checks our membership when it takes them. */
    private static Map<TopicPartition, OffsetAndMetadata> marks(Share share, List<Parcel> batch) {
        Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
        for (Parcel parcel : batch) {
            marks.put(
                    new TopicPartition(
                            Topics.FEED_STATES.name(),
                            share.partition(parcel.state().feed())),
                    new OffsetAndMetadata(0));
        }
        return marks;
    }

    private void drop(KafkaProducer<byte[], byte[]> broken) {
        producer = null;
        broken.close(Duration.ZERO);
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(5));
                producer = null;
            }
        }
    }
}
