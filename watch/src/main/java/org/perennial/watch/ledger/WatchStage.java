package org.perennial.watch.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.channel.Channels;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Definitions;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.sending.ChannelDesk;
import org.perennial.watch.sending.Sender;
import org.perennial.watch.sending.SendingConfig;
import org.perennial.watch.sending.Unsubscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running stage: one thread judges and puts channels to work, each channel sends on a thread of its own.
 *
 * <p>A database that does not answer is waited for. Closing ends the batch in hand and breaks off what is being sent, which is
 * tried again at the next start. May be asked from any thread.
 */
public final class WatchStage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WatchStage.class);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final long FAILURE_PAUSE_MILLIS = 2_000;

    private final Judge judge;
    private final Looks looks;
    private final DigestRuns digests;
    private final Sender sender;
    private final Tellings tellings;
    private final WatchConfig config;
    private final Clock clock;
    private final Thread thread;
    private final ExecutorService digestWorker = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "watch-digests");
        worker.setDaemon(true);
        return worker;
    });
    private Future<?> digesting = CompletableFuture.completedFuture(null);
    private final Object wake = new Object();
    private volatile boolean closing;
    private volatile @Nullable String problem;
    private volatile @Nullable String channelsProblem;

    private WatchStage(
            Judge judge,
            Looks looks,
            DigestRuns digests,
            Sender sender,
            Tellings tellings,
            WatchConfig config,
            Clock clock) {
        this.judge = judge;
        this.looks = looks;
        this.digests = digests;
        this.sender = sender;
        this.tellings = tellings;
        this.config = config;
        this.clock = clock;
        this.thread = new Thread(this::run, "watch");
    }

    /**
     * What the stage works with.
     *
     * @param folder the team's files
     * @param topic writes single notices to the topic; absent where there is no broker
     * @param unsubscriptions absent if the pages have no public address
     * @param digests puts weekly digests on their way
     */
    public record Parts(
            DataSource database,
            WatchFolder folder,
            Channels channels,
            @Nullable Channel topic,
            @Nullable Unsubscriptions unsubscriptions,
            Looks looks,
            DigestRuns digests) {}

    /** Starts to judge and to send. */
    public static WatchStage start(
            Parts parts, WatchConfig config, SendingConfig sending, Clock clock, RandomGenerator chance) {
        Judge judge = new Judge(parts.database(), parts.folder(), config, clock);
        Sender sender = new Sender(
                parts.database(),
                new Desk(judge, parts.channels(), parts.topic()),
                parts.unsubscriptions(),
                sending,
                clock,
                chance);
        WatchStage stage = new WatchStage(
                judge, parts.looks(), parts.digests(), sender, new Tellings(parts.database()), config, clock);
        stage.thread.start();
        return stage;
    }

    /** Whether it is at work. */
    public boolean isRunning() {
        return thread.isAlive() && !closing;
    }

    /** What keeps it from its work; empty when all is well. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** What is wrong with the team's files; empty while all of them are in force. */
    public Optional<String> filesProblem() {
        return Optional.ofNullable(judge.problem());
    }

    /** Which channels get nothing through, and why; empty while all do. As it was when they were last looked at. */
    public Optional<String> channelsProblem() {
        return Optional.ofNullable(channelsProblem);
    }

    /** A digest of much may take a minute; alerts do not wait for it. */
    private void lookAtDigests() {
        if (digesting.isDone()) {
            Map<String, Watch> watches = judge.watches();
            Map<String, ChannelDefinition> channels = judge.files().channels();
            digesting = digestWorker.submit(() -> {
                try {
                    digests.look(watches.values(), channels);
                } catch (RuntimeException e) { // the database, most likely; looked again soon
                    log.atWarn()
                            .setMessage("digests could not be made; tried again")
                            .setCause(e)
                            .log();
                }
            });
        }
    }

    private void lookAtChannels() {
        String failing = tellings.channels().stream()
                .filter(health -> health.failing() != null)
                .map(health -> health.channel() + " since " + health.failing() + ": " + health.problem())
                .collect(Collectors.joining("; "));
        channelsProblem = failing.isEmpty() ? null : failing;
    }

    private void run() {
        Instant nextPruning = clock.instant();
        Instant nextLook = clock.instant();
        while (!closing) {
            try {
                boolean more = judge.step();
                Instant now = clock.instant();
                if (!judge.isReady()) {
                    pause(FAILURE_PAUSE_MILLIS);
                    continue;
                }
                if (!now.isBefore(nextLook)) {
                    looks.look(judge.watches().values(), judge.files().channels());
                    lookAtChannels();
                    lookAtDigests();
                    nextLook = now.plus(BETWEEN_LOOKS);
                }
                sender.look();
                if (!now.isBefore(nextPruning)) {
                    judge.prune();
                    nextPruning = now.plus(BETWEEN_PRUNINGS);
                }
                problem = null;
                if (!more) {
                    pause(config.poll().toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (problem == null && !closing) {
                    log.atWarn()
                            .setMessage("watches are not judged at the moment; tried again until it works")
                            .setCause(e)
                            .log();
                }
                problem = String.valueOf(e.getMessage());
                try {
                    pause(FAILURE_PAUSE_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void pause(long millis) throws InterruptedException {
        synchronized (wake) {
            if (!closing) {
                wake.wait(millis);
            }
        }
    }

    @Override
    public void close() {
        synchronized (wake) {
            closing = true;
            wake.notifyAll();
        }
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        digestWorker.shutdownNow();
        sender.close();
    }

    /** Channels as the files have them now; each is opened once for as long as its definition stays. */
    private static final class Desk implements ChannelDesk {
        private final Judge judge;
        private final Channels channels;
        private final @Nullable Channel topic;
        private final Map<ChannelDefinition, Channel> open = new ConcurrentHashMap<>();

        Desk(Judge judge, Channels channels, @Nullable Channel topic) {
            this.judge = judge;
            this.channels = channels;
            this.topic = topic;
        }

        @Override
        public Map<String, Watch> watches() {
            return judge.watches();
        }

        @Override
        public Optional<Channel> channel(String name) {
            if (name.equals(Outbox.TOPIC)) {
                return Optional.ofNullable(topic);
            }
            Definitions files = judge.files();
            return Optional.ofNullable(files.channels().get(name))
                    .map(definition -> open.computeIfAbsent(definition, channels::open));
        }
    }
}
