package org.perennial.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.FeedState;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.fetch.Poster;
import org.perennial.ingest.fetch.Poster.Posted;
import org.perennial.ingest.fetch.WarcArchive;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.websub.HubListener;
import org.perennial.ingest.websub.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running stage: polls its feeds until it is closed.
 *
 * <p>Processes of one {@code ingest.group-id} share the feeds of one list: each polls those whose state lies in the partitions
 * that the group has given it, and takes over those of a process that ends. Its threads are daemons named {@code ingest-1}
 * and on. It stops by itself only when another process takes over its instance's name; then {@link #isRunning()} is false
 * and the log says which.
 */
public final class IngestStage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IngestStage.class);
    private static final Duration HUB_DEADLINE = Duration.ofSeconds(10);
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    /** Feeds that are overdue when they come to us are asked at this distance, and all of them within one interval. */
    private static final Duration BETWEEN_OVERDUE = Duration.ofMillis(20);

    private final Clock clock;
    private final Reach reach = new Reach();
    private final IngestConfig config;
    private final List<Source> sources;
    private final Map<String, Object> kafka;
    private final IngestMeters meters;
    private final ArticlePublisher publisher;
    private final FeedStates states;
    private final Fetcher fetcher;
    private final @Nullable WarcArchive evidence;
    private final PollQueue queue;
    private final FeedVisits visits;
    private final CoveredReturns returns;
    private final Poster poster;
    private final Subscriptions hubs;
    private final List<Thread> workers = new ArrayList<>();
    /** Open while feeds are polled; who waits for the cluster wakes when it closes. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private @Nullable Membership membership;
    private @Nullable HubListener listener;

    private IngestStage(
            IngestConfig config, List<Source> sources, Map<String, Object> kafka, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.config = config;
        this.kafka = kafka;
        this.sources = List.copyOf(sources.stream()
                .collect(Collectors.toMap(Source::url, source -> source, (first, again) -> first, LinkedHashMap::new))
                .values());
        this.meters = new IngestMeters(metrics, sources.size());
        this.publisher = new ArticlePublisher(kafka, "perennial-ingest-" + config.instance());
        this.states = new FeedStates(kafka);
        Path folder = config.evidence().directory();
        this.evidence = folder == null
                ? null
                : new WarcArchive(folder, config.evidence().fileBytes(), clock);
        this.fetcher = new Fetcher(
                AddressGuard.allowing(config.allowNetworks()), config.limits(), config.userAgent(), clock, evidence);
        this.queue = new PollQueue(clock, new Slots(config.workers(), config.slowWorkers(), System::nanoTime));
        HostGates gates = new HostGates(config.hostPause(), queue::waits);
        PagePermission permission = config.polling().robots()
                ? new RobotsFiles(fetcher, gates, config.userAgent(), clock)
                : PagePermission.ALL;
        ArticleMaker maker = new ArticleMaker(fetcher, gates, permission, clock, config.fetchPages());
        this.returns = new CoveredReturns(kafka, config.polling().days());
        PollRhythm rhythm = new PollRhythm(config, returns::isNear);
        this.poster = new Poster(
                AddressGuard.allowing(config.allowNetworks()), "ingest.allow-networks", config.userAgent(), clock);
        this.hubs = new Subscriptions(config.websub(), asHub(gates), clock, queue::hasten);
        FeedPoll poll = new FeedPoll(fetcher, gates, maker, publisher, states, meters, config, rhythm, hubs, clock);
        this.visits = new FeedVisits(poll, publisher, states, meters, clock, ended);
        meters.hubs(hubs);
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
            stage.open();
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
        return stage;
    }

    /** Hubs are asked as politely as sites are: one request at a time, with a pause. */
    private Subscriptions.HubClient asHub(HostGates gates) {
        return (hub, form, patient) -> {
            Supplier<Posted> request = () -> poster.post(hub, FORM, form, HUB_DEADLINE);
            return patient ? Optional.of(gates.through(hub, request)) : gates.ifFree(hub, request);
        };
    }

    private void open() {
        if (config.websub().callback() != null) {
            listener = new HubListener(config.websub(), hubs, config.maxWireBytes(), meters::delivered);
        }
        publisher.open(); // ends a killed predecessor's transaction, without which the states have no end
        Membership joined = new Membership(
                kafka,
                config.groupId(),
                "perennial-ingest-" + config.instance(),
                listDigest(),
                states.partitions(),
                new Feeds());
        membership = joined;
        joined.start();
        returns.start();
        for (int i = 1; i <= config.workers() + config.slowWorkers(); i++) {
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

    /** The feeds that are ours, as the group says. */
    private final class Feeds implements Membership.Holder {
        @Override
        public void prepare(Set<Integer> partitions) {
            publisher.reopen();
            states.load(partitions);
        }

        @Override
        public void holds(Share now) {
            publisher.own(now);
            visits.own(now);
            states.forget(feed -> !now.owns(feed));
            hubs.leave(feed -> !now.owns(feed));
            List<Source> overdue = new ArrayList<>();
            Instant time = clock.instant();
            int owned = 0;
            for (Source source : sources) {
                if (!now.owns(source.url())) {
                    queue.withdraw(source);
                    visits.forget(source);
                    continue;
                }
                owned++;
                Instant due = states.of(source.url()).map(FeedState::nextPoll).orElse(time);
                if (due.isAfter(time) && !isStopped(source)) {
                    queue.add(source, due, isInTrouble(source));
                } else {
                    overdue.add(source);
                }
            }
            spread(overdue, time);
            meters.owned(owned);
            warnOfOtherLists();
            log.atInfo()
                    .setMessage("feeds are shared anew")
                    .addKeyValue("ours", owned)
                    .addKeyValue("of", sources.size())
                    .log();
        }

        @Override
        public void shutOut(KafkaException why) {
            stop("another process is \"" + config.instance() + "\" of the group " + config.groupId()
                    + ": give each ingest process its own ingest.instance (" + why.getMessage() + ")");
        }
    }

    private String listDigest() {
        return Digest.ofTexts(
                (Object[]) sources.stream().map(Source::url).sorted().toArray(String[]::new));
    }

    /** A feed that only one of two lists has is polled by nobody where its partition is the other process's. */
    private void warnOfOtherLists() {
        Membership joined = membership;
        Set<String> others = joined == null ? Set.of() : joined.readersOfAnotherList();
        meters.otherLists(others.size());
        if (!others.isEmpty()) {
            log.atError()
                    .setMessage(
                            "processes of one group read different lists: feeds that only one of them has may be polled"
                                    + " by nobody; give all the same list, or each list an ingest.group-id of its own")
                    .addKeyValue("group", config.groupId())
                    .addKeyValue("others", others)
                    .log();
        }
    }

    /** In the order of the list, so that a short one is asked at once and a long one does not ask everybody at once. */
    private void spread(List<Source> overdue, Instant from) {
        Duration whole = config.interval().dividedBy(Math.max(1, overdue.size()));
        Duration step = whole.compareTo(BETWEEN_OVERDUE) < 0 ? whole : BETWEEN_OVERDUE;
        for (int i = 0; i < overdue.size(); i++) {
            queue.add(overdue.get(i), from.plus(step.multipliedBy(i)), isInTrouble(overdue.get(i)));
        }
    }

    /** Whether it failed too often; it gets another chance where it comes to a process anew. */
    private boolean isStopped(Source source) {
        return states.of(source.url())
                .map(FeedState::plan)
                .filter(plan -> plan.reason().equals(PollReason.STOPPED.code()))
                .isPresent();
    }

    private boolean isInTrouble(Source source) {
        return states.of(source.url()).map(FeedState::failures).orElse(0) > 0;
    }

    private void work() {
        try {
            for (Optional<Source> due = queue.take(); due.isPresent(); due = queue.take()) {
                Source source = due.get();
                Instant next = visits.visit(source, this::stop);
                boolean inTrouble = isInTrouble(source);
                reach.visited(inTrouble, clock.instant());
                queue.done(source, next, inTrouble);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(String problem) {
        log.atError().setMessage("ingest stops").addKeyValue("problem", problem).log();
        ended.countDown();
        queue.close();
    }

    /** Whether feeds are being polled: true from the start until it is closed or shut out by another process. */
    public boolean isRunning() {
        return ended.getCount() > 0;
    }

    /** What should be looked at although it runs: that no feed can be read, in a sentence; empty if some can. */
    public Optional<String> problem() {
        return reach.problem(clock.instant());
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
        visits.flush();
        publisher.close();
        if (membership != null) {
            membership.close(); // others take over when nothing of ours is open any more
        }
        returns.close();
        if (listener != null) {
            listener.close();
        }
        hubs.close();
        poster.close();
        fetcher.close();
        if (evidence != null) {
            evidence.close();
        }
    }
}
