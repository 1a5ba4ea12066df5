package org.perennial.processing.faults;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes dead letters for the processing stage, and counts them as {@code perennial.dead.letters} by reason. Safe for all
 * threads.
 */
public final class DeadLetters {
    /** The key under which the configuration of Kafka Streams carries this object to the handlers that Streams makes. */
    public static final String CONFIG = "perennial.dead.letters";

    private static final String STAGE = "processing";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Clock clock;
    private final MeterRegistry metrics;

    /** Letters dated by the given clock. */
    public DeadLetters(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Those that a handler's configuration carries. */
    static DeadLetters in(Map<String, ?> configuration) {
        if (configuration.get(CONFIG) instanceof DeadLetters letters) {
            return letters;
        }
        throw new IllegalStateException("the configuration of Kafka Streams holds no " + CONFIG);
    }

    /**
     * The letter about the record that the task is at, in the form a handler returns.
     *
     * @param key the original bytes; absent if the record had no key
     * @param value the original bytes; absent if the record had no value
     */
    List<ProducerRecord<byte[], byte[]>> letter(
            ErrorHandlerContext context,
            byte @Nullable [] key,
            byte @Nullable [] value,
            DeadLetterReason reason,
            String detail) {
        metrics.counter("perennial.dead.letters", "stage", STAGE, "reason", reason.code())
                .increment();
        LOG.atDebug()
                .setMessage("record put aside")
                .addKeyValue("reason", reason.code())
                .addKeyValue("detail", detail)
                .addKeyValue("topic", context.topic())
                .addKeyValue("partition", context.partition())
                .addKeyValue("offset", context.offset())
                .log();
        DeadLetter letter = new DeadLetter(
                STAGE, reason, detail, context.topic(), context.partition(), context.offset(), clock.instant());
        return List.of(letter.toRecord(key, value));
    }
}
