package org.perennial.processing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.perennial.processing.faults.DeadLetters;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.stories.StoryRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running topology. It owns its threads and stores until it is closed; after a crash it goes on where its last
 * committed transaction ended. Safe for all threads.
 */
public final class ProcessingStage implements AutoCloseable {
    /** How long {@link #close} waits at most for the threads to commit and end. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    /** So that a fault that comes back at once does not spin. */
    private static final Duration REPLACEMENT_PAUSE = Duration.ofSeconds(1);

    /** How often all threads may die of a missing topic; each time takes them a session, so this is half a minute. */
    private static final int MISSING_TOPIC_ROUNDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ProcessingStage.class);

    /*
     * Only a crash keeps the member's place in the group. After a planned stop the next start assigns the work anew, and
     * with it makes whatever internal topics a new release has added.
     */
    private static final CloseOptions LEAVE = CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics streamsMetrics;
    private final RocksDbMemory storeMemory;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What the stage is doing. */
    public enum State {
        /** Joining its group and restoring its stores; at the start and whenever the group changes. */
        STARTING,
        /** Processing. */
        RUNNING,
        /** Closed, by request. */
        STOPPED,
        /** Ended by a fault that a person must mend; the log has the remedy. */
        FAILED
    }

    private ProcessingStage(
            KafkaStreams streams, StreamsConfig settings, MeterRegistry metrics, RocksDbMemory storeMemory) {
        this.streams = streams;
        this.storeMemory = storeMemory;
        this.streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(metrics);
        int threads = settings.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
        ThreadFaults faults = new ThreadFaults(REPLACEMENT_PAUSE, MISSING_TOPIC_ROUNDS * threads);
        streams.setUncaughtExceptionHandler(faults);
        streams.setStateListener((now, before) -> {
            LOG.atInfo()
                    .setMessage("processing changed its state")
                    .addKeyValue("application", settings.getString(StreamsConfig.APPLICATION_ID_CONFIG))
                    .addKeyValue("from", before)
                    .addKeyValue("to", now)
                    .log();
            if (now == KafkaStreams.State.RUNNING) {
                faults.settled();
                running.countDown();
            } else if (now.hasCompletedShutdown()) {
                ended.countDown();
            }
        });
    }

    /**
     * Starts the stage with the product's judgements, which take seconds to load; returns when its threads run, before they
     * have joined their group.
     *
     * @param kafkaClientSettings how the cluster is reached: {@code bootstrap.servers} at least
     * @throws IllegalStateException if the state directory cannot be used; the message names it and the remedy
     */
    public static ProcessingStage start(
            ProcessingConfig config, Map<String, Object> kafkaClientSettings, Clock clock, MeterRegistry metrics) {
        return start(config, kafkaClientSettings, clock, metrics, Judgements.load(Stage.all()));
    }

    /** As above, with the given judgements. */
    public static ProcessingStage start(
            ProcessingConfig config,
            Map<String, Object> kafkaClientSettings,
            Clock clock,
            MeterRegistry metrics,
            Judgements judgements) {
        RocksDbMemory storeMemory = new RocksDbMemory(config.storeMemory());
        try {
            StreamsConfig settings =
                    StreamsSettings.of(config, kafkaClientSettings, new DeadLetters(clock, metrics), storeMemory);
            ProcessingTopology.Rooms rooms = ProcessingTopology.Rooms.forStories(config.roomForStories());
            Gauge.builder("perennial.stories.open", rooms.ofAll(), StoryRoom::open)
                    .description("stories that this process keeps open, of all languages together")
                    .register(metrics);
            Gauge.builder("perennial.stories.room", rooms.ofAll(), StoryRoom::most)
                    .description("how many it keeps open at most")
                    .register(metrics);
            KafkaStreams streams =
                    new KafkaStreams(ProcessingTopology.build(config, judgements, settings, rooms), settings);
            ProcessingStage stage = new ProcessingStage(streams, settings, metrics, storeMemory);
            streams.start();
            return stage;
        } catch (StreamsException e) {
            storeMemory.close();
            throw new IllegalStateException(
                    "cannot start processing with processing.state-directory " + config.stateDirectory() + ": "
                            + e.getMessage() + ". Give a directory that this user may write and no other process uses",
                    e);
        } catch (RuntimeException e) {
            storeMemory.close();
            throw e;
        }
    }

    /** What the stage is doing now. */
    public State state() {
        return switch (streams.state()) {
            case CREATED, REBALANCING -> State.STARTING;
            case RUNNING -> State.RUNNING;
            case PENDING_SHUTDOWN, NOT_RUNNING -> closed.get() ? State.STOPPED : State.FAILED;
            case PENDING_ERROR, ERROR -> State.FAILED;
        };
    }

    /** Whether it processes, or will as soon as its group is settled. */
    public boolean isRunning() {
        State state = state();
        return state == State.RUNNING || state == State.STARTING;
    }

    /** Waits until the stage processes for the first time, at most this long; false if it does not by then. */
    public boolean awaitRunning(Duration atMost) throws InterruptedException {
        return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the stage has stopped or failed, at most this long; false if it still runs then. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Commits, ends the threads and closes the stores; returns after {@link #CLOSE_TIMEOUT} at the latest. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        streamsMetrics.close();
        if (streams.close(LEAVE)) {
            storeMemory.close();
        } else {
            // The stores may still be open and use the memory: it is left to the end of the process.
            LOG.atWarn()
                    .setMessage("processing did not end in time; what was not committed will be done again")
                    .addKeyValue("waited", CLOSE_TIMEOUT)
                    .log();
        }
    }
}
