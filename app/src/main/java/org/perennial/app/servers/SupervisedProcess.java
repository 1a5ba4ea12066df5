package org.perennial.app.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that is launched again whenever it dies, until this is closed.
 *
 * <p>The wait before a launch doubles from 1 s to 30 s, and begins at 1 s again after a process that lived for a
 * minute. Before the first time the server is ready, three deaths are taken as an answer: the start fails with the last
 * lines it printed. After that, it is tried for ever, since what stopped it (a full disk, no memory) may pass.
 *
 * <p>One thread launches, waits and tends; a thread per process reads its output. The fields that both sides see are
 * volatile or guarded by {@code lastLines}.
 */
final class SupervisedProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SupervisedProcess.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final int DEATHS_AT_START = 3;
    private static final Duration TEND_EVERY = Duration.ofSeconds(5);
    private static final int LINES_KEPT = 20;

    private final SupervisedServer server;
    private final Clock clock;
    private final Thread supervisor;
    private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closing = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile @Nullable Process process;
    private volatile boolean ready;

    private SupervisedProcess(SupervisedServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.supervisor = new Thread(this::supervise, server.name() + "-supervisor");
        supervisor.setDaemon(true);
    }

    /**
     * Launches a server and returns when it takes connections.
     *
     * @throws ServerException where it does not within the given time, or dies three times before it does
     */
    static SupervisedProcess start(SupervisedServer server, Duration within, Clock clock) {
        SupervisedProcess supervised = new SupervisedProcess(server, clock);
        supervised.supervisor.start();
        try {
            supervised.firstReady.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return supervised;
        } catch (ExecutionException e) {
            supervised.close();
            throw e.getCause() instanceof ServerException cause
                    ? cause
                    : new ServerException("The " + server.name() + " could not be started: " + e.getCause(), e);
        } catch (TimeoutException e) {
            supervised.close();
            throw new ServerException(
                    "The " + server.name() + " was not ready within " + within.toSeconds() + " s. Its last lines:\n"
                            + supervised.lastLines(),
                    e);
        } catch (InterruptedException e) {
            supervised.close();
            Thread.currentThread().interrupt();
            throw new ServerException("The start of the " + server.name() + " was interrupted.", e);
        }
    }

    /** Whether the server runs and has said that it takes connections. */
    boolean isReady() {
        Process current = process;
        return ready && current != null && current.isAlive();
    }

    /** The current process; empty between a death and the next launch. */
    Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    private void supervise() {
        int deaths = 0;
        while (!isClosing()) {
            Instant launched = clock.instant();
            String cause = runOnce();
            if (isClosing()) {
                return;
            }
            deaths = clock.instant().isAfter(launched.plus(LONG_LIFE)) ? 1 : deaths + 1;
            if (!firstReady.isDone() && deaths >= DEATHS_AT_START) {
                firstReady.completeExceptionally(new ServerException("The " + server.name() + " ended " + deaths
                        + " times at its start (" + cause + "). Its last lines:\n" + lastLines()));
                return;
            }
            Duration wait = waitAfter(deaths);
            log.atWarn()
                    .setMessage("a server ended and is started again")
                    .addKeyValue("server", server.name())
                    .addKeyValue("cause", cause)
                    .addKeyValue("deaths", deaths)
                    .addKeyValue("wait", wait)
                    .addKeyValue("lastLines", deaths >= DEATHS_AT_START ? lastLines() : "")
                    .log();
            try {
                happensWithin(closing, wait);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the supervisor", e);
            }
        }
    }

    /** Runs the server once; returns why it ended. */
    private String runOnce() {
        try {
            Process launched = server.launch();
            process = launched;
            synchronized (lastLines) {
                lastLines.clear();
            }
            Thread reader = new Thread(() -> read(launched), server.name() + "-output");
            reader.setDaemon(true);
            reader.start();
            CompletableFuture<Object> ended = CompletableFuture.anyOf(launched.onExit(), closing);
            while (!happensWithin(ended, TEND_EVERY)) {
                tend();
            }
            ready = false;
            if (isClosing()) {
                server.stop(launched);
                return "closed";
            }
            // What it said last is often still in the pipe.
            reader.join(TimeUnit.SECONDS.toMillis(2));
            return "exit code " + launched.exitValue();
        } catch (ServerException e) {
            firstReady.completeExceptionally(e);
            return String.valueOf(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the supervisor", e);
        }
    }

    private void tend() {
        try {
            server.tend();
        } catch (IOException | UncheckedIOException e) {
            log.atWarn()
                    .setMessage("tending a server failed")
                    .addKeyValue("server", server.name())
                    .setCause(e)
                    .log();
        }
    }

    /** Waits for a future that is never failed; whether it was completed in time. */
    private static boolean happensWithin(CompletableFuture<?> future, Duration time) throws InterruptedException {
        try {
            future.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Process launched) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                server.hear(line);
                if (server.announcesReady(line)) {
                    ready = true;
                    firstReady.complete(null);
                }
            }
        } catch (IOException e) {
            log.atDebug().setMessage("the output of a server ended").setCause(e).log();
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == LINES_KEPT) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    private String lastLines() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "(it printed nothing)" : String.join("\n", lastLines);
        }
    }

    private static Duration waitAfter(int deaths) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(deaths - 1, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private boolean isClosing() {
        return closing.isDone();
    }

    /** Stops the server cleanly and starts it no more; returns when its process is gone. */
    @Override
    public void close() {
        closing.complete(null);
        boolean interrupted = false;
        while (supervisor.isAlive()) {
            try {
                supervisor.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
