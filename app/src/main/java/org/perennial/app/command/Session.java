package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.perennial.app.pipeline.Pipeline;

/** A pipeline that runs until the process is told to end, and then stops cleanly. */
final class Session {
    private Session() {}

    /** Starts a pipeline. */
    interface Starting {
        Pipeline start() throws InterruptedException;
    }

    /** What is to be said or done once it runs. */
    interface Started {
        void accept(Pipeline pipeline) throws InterruptedException;
    }

    /** Runs until SIGTERM or Ctrl-C; the process ends when all has stopped. */
    static void run(Starting starting, Started started, PrintWriter err) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    told.countDown();
                    awaitQuietly(stopped);
                },
                "stop-pipeline");
        Runtime.getRuntime().addShutdownHook(hook);
        try (Pipeline pipeline = starting.start()) {
            started.accept(pipeline);
            told.await();
            err.println("Stopping ...");
            err.flush();
        } finally {
            stopped.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
