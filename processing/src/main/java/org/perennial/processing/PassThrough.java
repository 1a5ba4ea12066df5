package org.perennial.processing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.perennial.contract.Topics;
import org.perennial.processing.faults.DeadLetters;

/**
 * A topology that carries raw articles as they are to another topic, with the settings of the real one: the most that
 * measurements can compare that with. Safe for all threads.
 */
public final class PassThrough implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final RocksDbMemory memory;

    private PassThrough(KafkaStreams streams, RocksDbMemory memory) {
        this.streams = streams;
        this.memory = memory;
    }

    /**
     * Starts it.
     *
     * @param client how the cluster is reached
     * @param to the topic that takes the records
     */
    public static PassThrough start(ProcessingConfig config, Map<String, Object> client, String to, Clock clock) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.RAW_ARTICLES.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .to(to, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        RocksDbMemory memory = new RocksDbMemory(config.storeMemory());
        KafkaStreams streams = new KafkaStreams(
                builder.build(),
                StreamsSettings.of(config, client, new DeadLetters(clock, new SimpleMeterRegistry()), memory));
        streams.start();
        return new PassThrough(streams, memory);
    }

    @Override
    public void close() {
        streams.close(STOP);
        memory.close();
    }
}
