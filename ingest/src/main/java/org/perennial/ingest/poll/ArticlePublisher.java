package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
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
 * out a second process that has taken the same name. One transaction at a time; callers wait for one another.
 */
final class ArticlePublisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ArticlePublisher.class);
    private static final int TRANSACTION_TIMEOUT_MS = 30_000;
    private static final int DELIVERY_TIMEOUT_MS = 25_000;

    private final Map<String, Object> settings;
    private final String transactionalId;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** Another process took over our name; this one must not write any more. */
    static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced(String message, Throwable cause) {
            super(message, cause);
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
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) DELIVERY_TIMEOUT_MS);
    }

    /**
     * Takes over the name and ends what its last holder left open.
     *
     * @throws KafkaException if the cluster does not answer
     */
    synchronized void open() {
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

    /**
     * Writes all of it in one transaction.
     *
     * @throws Fenced if another process has our name
     * @throws KafkaException if the transaction failed or its outcome is unknown; the caller must read the feed's state
     *     anew, since only the topic knows
     */
    synchronized void publish(List<ProducerRecord<byte[], byte[]>> records, FeedState state) {
        if (producer == null) {
            open();
        }
        KafkaProducer<byte[], byte[]> open = Objects.requireNonNull(producer);
        try {
            open.beginTransaction();
            records.forEach(open::send);
            open.send(Publication.of(state));
            open.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException | AuthorizationException e) {
            drop(open);
            throw new Fenced(
                    "another process writes as \"" + transactionalId
                            + "\", or may not write at all: give each ingest process its own ingest.instance ("
                            + e.getMessage()
                            + ")",
                    e);
        } catch (KafkaException e) {
            // A new producer settles whatever state the old one's transaction was in.
            log.atWarn()
                    .setMessage("transaction failed")
                    .addKeyValue("feed", state.feed())
                    .addKeyValue("problem", e.toString())
                    .log();
            drop(open);
            throw e;
        } catch (RuntimeException | Error e) {
            drop(open); // its transaction is open, and it would begin no other
            throw e;
        }
    }

    private void drop(KafkaProducer<byte[], byte[]> broken) {
        producer = null;
        broken.close(Duration.ZERO);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
