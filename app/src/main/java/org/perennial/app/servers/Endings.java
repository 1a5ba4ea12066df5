package org.perennial.app.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends processes that watch their standard input: asked first, then told, then killed. */
final class Endings {
    private static final Logger log = LoggerFactory.getLogger(Endings.class);
    static final Duration CLEAN_STOP = Duration.ofSeconds(30);
    private static final Duration TOLD_STOP = Duration.ofSeconds(10);

    private Endings() {}

    /** Asks a child to stop. */
    static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.atDebug()
                    .setMessage("the input of a process was closed already")
                    .setCause(e)
                    .log();
        }
    }

    /** Waits for a process that was asked to stop; if it does not, terminates it, and at last kills it. */
    static void end(ProcessHandle process) {
        if (endsWithin(process, CLEAN_STOP)) {
            return;
        }
        process.destroy();
        if (endsWithin(process, TOLD_STOP)) {
            return;
        }
        log.atWarn()
                .setMessage("a process would not stop and is killed")
                .addKeyValue("pid", process.pid())
                .log();
        process.destroyForcibly();
        endsWithin(process, TOLD_STOP);
    }

    /** Whether a process is gone before the time is over. */
    static boolean endsWithin(ProcessHandle process, Duration time) {
        try {
            CompletableFuture<ProcessHandle> exit = process.onExit();
            exit.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
