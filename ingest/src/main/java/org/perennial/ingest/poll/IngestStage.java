package org.perennial.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.perennial.contract.FeedState;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running stage: polls its feeds until it is closed.
 *
 * <p>Its threads are daemons named {@code ingest-1} and on. It stops by itself only when another process takes over its
 * instance's name; then {@link #isRunning()} is false and the log says which.
 */
public final class IngestStage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IngestStage.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Clock clock;
    private final IngestMeters meters;
    private final ArticlePublisher publisher;
    private final FeedStates states;
    private final Fetcher fetcher;
    private final PollQueue queue;
    private final FeedPoll poll;
    private final List<Thread> workers = new ArrayList<>();
    private final ConcurrentMap<String, FeedMemory> memories = new ConcurrentHashMap<>();
    /** Open while feeds are polled; who waits for the cluster wakes when it closes. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private IngestStage(
            IngestConfig config, List<Source> sources, Map<String, Object> kafka, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.meters = new IngestMeters(metrics, sources.size());
        this.publisher = new ArticlePublisher(kafka, "perennial-ingest-" + config.instance());
        this.states = new FeedStates(kafka);
        this.fetcher =
                new Fetcher(AddressGuard.allowing(config.allowNetworks()), config.limits(), config.userAgent(), clock);
        this.queue = new PollQueue(clock);
        HostGates gates = new HostGates(config.hostPause());
        ArticleMaker maker = new ArticleMaker(fetcher, gates, clock, config.fetchPages());
        this.poll = new FeedPoll(fetcher, gates, maker, publisher, states, meters, config, clock);
    }

    /**
     * Starts polling.
     *
     * @param sources the feeds; one address twice is one feed
     * @param kafkaClientSettings as Kafka's clients take them, {@code bootstrap.servers} at least
     * @throws IllegalStateException if the topics are missing; the message has the remedy
     * @throws KafkaException if the cluster does not answer
     */
    public static IngestStage start(
            IngestConfig config,
            List<Source> sources,
            Map<String, Object> kafkaClientSettings,
            Clock clock,
            MeterRegistry metrics) {
        IngestStage stage = new IngestStage(config, sources, kafkaClientSettings, clock, metrics);
        try {
            stage.open(config, sources);
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
        return stage;
    }

    private void open(IngestConfig config, List<Source> sources) {
        publisher.open(); // ends a killed predecessor's transaction, without which the states have no end
        states.load();
        Instant now = clock.instant();
        sources.stream()
                .collect(Collectors.toMap(Source::url, source -> source, (first, again) -> first, LinkedHashMap::new))
                .values()
                .forEach(source -> queue.add(
                        source, states.of(source.url()).map(FeedState::nextPoll).orElse(now)));
        for (int i = 1; i <= config.workers(); i++) {
            Thread worker = new Thread(this::work, "ingest-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        log.atInfo()
                .setMessage("ingest started")
                .addKeyValue("feeds", sources.size())
                .log();
    }

    private void work() {
        try {
            for (Optional<Source> due = queue.take(); due.isPresent(); due = queue.take()) {
                Source source = due.get();
                queue.done(source, visited(source));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant visited(Source source) throws InterruptedException {
        long started = System.nanoTime();
        FeedMemory memory = memories.computeIfAbsent(source.url(), unknown -> new FeedMemory());
        try {
            return poll.visit(source, memory);
        } catch (ArticlePublisher.Fenced e) {
            stop(e);
        } catch (KafkaException e) {
            recover(source, e);
        } catch (RuntimeException | Error e) {
            if (e instanceof VirtualMachineError
                    && !(e instanceof StackOverflowError || e instanceof OutOfMemoryError)) {
                throw e;
            }
            // One feed never stops the others, whatever it does to a parser.
            log.atError()
                    .setMessage("visit failed")
                    .addKeyValue("feed", source.url())
                    .setCause(e)
                    .log();
            memories.remove(source.url());
            meters.failed("internal");
        } finally {
            meters.polled(Duration.ofNanos(System.nanoTime() - started));
        }
        return clock.instant().plus(AFTER_TROUBLE);
    }

    /**
     * Waits until the cluster answers, so that no site is asked for what cannot be written, and reads the feed's state
     * anew: only the topic knows whether the failed transaction was committed.
     */
    private void recover(Source source, KafkaException e) throws InterruptedException {
        if (!isRunning()) {
            throw new InterruptedException("stopped while publishing " + source.url());
        }
        memories.remove(source.url());
        while (isRunning()) {
            try {
                publisher.reopen();
                states.reload(source.url());
                return;
            } catch (InterruptException stopped) {
                throw new InterruptedException("stopped while waiting for the cluster");
            } catch (KafkaException | IllegalStateException again) {
                log.atWarn()
                        .setMessage("cluster does not answer, polling waits")
                        .addKeyValue("feed", source.url())
                        .addKeyValue("problem", e.toString())
                        .log();
                boolean over = ended.await(BETWEEN_TRIALS.toMillis(), TimeUnit.MILLISECONDS);
                if (over) {
                    throw new InterruptedException("stopped while waiting for the cluster");
                }
            }
        }
    }

    private void stop(ArticlePublisher.Fenced e) {
        log.atError()
                .setMessage("ingest stops")
                .addKeyValue("problem", e.getMessage())
                .log();
        ended.countDown();
        queue.close();
    }

    /** Whether feeds are being polled: true from the start until it is closed or shut out by another process. */
    public boolean isRunning() {
        return ended.getCount() > 0;
    }

    /** What has been done since the start. */
    public IngestProgress progress() {
        return meters.progress();
    }

    /** Stops: visits under way are given up and made again after the next start. */
    @Override
    public void close() {
        ended.countDown();
        queue.close();
        workers.forEach(Thread::interrupt);
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        for (Thread worker : workers) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(worker, Math.max(1, end - System.nanoTime()));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        publisher.close();
        fetcher.close();
    }
}
