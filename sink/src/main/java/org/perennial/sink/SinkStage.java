package org.perennial.sink;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The running sink: it stores what arrives on {@code articles.enriched} until it is closed. Any number of them share the
 * work, in one process or in many. Safe to use from many threads.
 */
public final class SinkStage implements AutoCloseable {
    /** How long a transaction in hand may take to end before it is undone. */
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final SinkLoop loop;
    private final Thread thread;
    private final MeterRegistry metrics;
    private final List<Meter> meters;

    private SinkStage(SinkLoop loop, String store, MeterRegistry metrics) {
        this.loop = loop;
        this.thread = new Thread(loop, "sink-" + store);
        this.metrics = metrics;
        this.meters = meters(loop, store, metrics);
    }

    /**
     * Starts a sink into a PostgreSQL database.
     *
     * @param database one that {@link Database#open} has brought up to date
     * @param kafkaClientSettings what consumer and producer both need, at least {@code bootstrap.servers}; how records are
     *     read and committed is not theirs to say
     * @param clock what dead letters are dated by
     */
    public static SinkStage start(
            SinkConfig config,
            DataSource database,
            Map<String, Object> kafkaClientSettings,
            Clock clock,
            MeterRegistry metrics) {
        return start(config, "database", new PostgresArticleStore(database), kafkaClientSettings, clock, metrics);
    }

    /**
     * As above, into a store of another kind.
     *
     * @param name what metrics call it
     */
    public static SinkStage start(
            SinkConfig config,
            String name,
            ArticleStore store,
            Map<String, Object> kafkaClientSettings,
            Clock clock,
            MeterRegistry metrics) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                consumerSettings(config, kafkaClientSettings),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        DeadLetterWriter deadLetters = new DeadLetterWriter(kafkaClientSettings, clock);
        Timer delay = Timer.builder("perennial.sink.delay")
                .description("From the fetch of an article to its being stored; replays of older ones are left out")
                .tag("store", name)
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(metrics);
        SinkStage stage = new SinkStage(
                new SinkLoop(consumer, store, deadLetters, config.poll(), config.retention(), clock, delay),
                name,
                metrics);
        stage.meters.add(delay);
        stage.thread.start();
        return stage;
    }

    /** Whether it is at work, or will be again by itself once a {@link #problem()} has passed. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** What keeps it from storing, with the remedy; empty when all is well. */
    public Optional<String> problem() {
        return Optional.ofNullable(loop.problem());
    }

    /** What it has done since it started. */
    public SinkProgress progress() {
        return loop.progress();
    }

    /** Ends the transaction in hand, leaves the group and returns when the thread has ended. */
    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(CLOSING.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(CLOSING.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.forEach(metrics::remove);
    }

    private static Map<String, Object> consumerSettings(SinkConfig config, Map<String, Object> kafkaClientSettings) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.putAll(kafkaClientSettings);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupId());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        if (config.instance() != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instance());
        }
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
        return settings;
    }

    private static List<Meter> meters(SinkLoop loop, String store, MeterRegistry metrics) {
        Map<String, ToDoubleFunction<SinkLoop>> outcomes = Map.of(
                "written", sink -> sink.progress().written(),
                "unchanged", sink -> sink.progress().unchanged(),
                "refused", sink -> sink.progress().refused(),
                "unreadable", sink -> sink.progress().unreadable());
        List<Meter> meters = new ArrayList<>();
        outcomes.forEach((outcome, count) -> meters.add(FunctionCounter.builder("perennial.sink.articles", loop, count)
                .description("Records dealt with, by outcome")
                .tag("store", store)
                .tag("outcome", outcome)
                .register(metrics)));
        meters.add(Gauge.builder("perennial.sink.problem", loop, sink -> sink.problem() == null ? 0 : 1)
                .description("1 while articles cannot be stored")
                .tag("store", store)
                .register(metrics));
        return meters;
    }
}
