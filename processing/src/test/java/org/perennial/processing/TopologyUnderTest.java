package org.perennial.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.processing.faults.DeadLetters;

/** The topology with its stores and handlers in a test driver: one partition, no broker. */
final class TopologyUnderTest implements AutoCloseable {
    final MeterRegistry metrics = new SimpleMeterRegistry();

    private final RocksDbMemory storeMemory = new RocksDbMemory(8 << 20);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> raw;
    private final TestOutputTopic<String, EnrichedArticle> enriched;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestOutputTopic<String, Occurrence> occurrences;

    TopologyUnderTest(Path stateDirectory) {
        ProcessingConfig config = ProcessingConfig.defaults(stateDirectory);
        StreamsConfig settings = settings(config);
        Properties properties = new Properties();
        properties.putAll(settings.originals());
        // Under exactly-once the driver forgets what is sent while a record is read, before the task processes: the
        // letters
        // about unreadable records. ProcessingStageIT shows them on a broker.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(topology(config, settings), properties, Fakes.NOW);
        raw = driver.createInputTopic(Topics.RAW_ARTICLES.name(), new ByteArraySerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(
                Topics.ENRICHED_ARTICLES.name(),
                Topics.ENRICHED_ARTICLES.keys().deserializer(),
                Topics.ENRICHED_ARTICLES.values().deserializer());
        occurrences = driver.createOutputTopic(
                Topics.OCCURRENCES.name(),
                Topics.OCCURRENCES.keys().deserializer(),
                Topics.OCCURRENCES.values().deserializer());
        deadLetters = driver.createOutputTopic(
                Topics.DEAD_LETTERS.name(),
                Topics.DEAD_LETTERS.keys().deserializer(),
                Topics.DEAD_LETTERS.values().deserializer());
    }

    StreamsConfig settings(ProcessingConfig config) {
        return StreamsSettings.of(
                config,
                Map.of("bootstrap.servers", "nowhere:9092"),
                new DeadLetters(Fakes.CLOCK, metrics),
                storeMemory);
    }

    static Topology topology(ProcessingConfig config, StreamsConfig settings) {
        return ProcessingTopology.build(
                config, Fakes.judgements(), settings, ProcessingTopology.Rooms.forStories(config.roomForStories()));
    }

    void publish(RawArticle article) {
        Instant at = article.fetched() == null ? Fakes.NOW : article.fetched();
        publish(Topics.RAW_ARTICLES.keys().serializer().serialize("", article.id()), Json.write(article), at);
    }

    void publish(byte[] key, String value, Instant at) {
        raw.pipeInput(new TestRecord<>(
                key, value == null ? null : value.getBytes(java.nio.charset.StandardCharsets.UTF_8), at));
    }

    List<EnrichedArticle> enriched() {
        return enriched.readValuesToList();
    }

    List<TestRecord<String, EnrichedArticle>> enrichedRecords() {
        return enriched.readRecordsToList();
    }

    /** Every state that an occurrence has had, in order. */
    List<Occurrence> occurrences() {
        return occurrences.readValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    /** Whether any store holds an entry with these words. */
    boolean anyStoreHolds(String words) {
        for (var store : driver.getAllStateStores().values()) {
            if (store instanceof org.apache.kafka.streams.state.WindowStore<?, ?> window) {
                try (var all = window.all()) {
                    while (all.hasNext()) {
                        var entry = all.next();
                        if ((entry.key + " " + entry.value).contains(words)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        driver.close();
        storeMemory.close();
    }
}
