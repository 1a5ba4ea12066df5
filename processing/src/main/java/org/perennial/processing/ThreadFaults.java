package org.perennial.processing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a stream thread's death means: what the cluster may mend by itself is tried again by a new thread; what a
 * person must mend stops the stage, with the remedy in the log.
 */
final class ThreadFaults implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFaults.class);

    private final Duration pause;
    private final int patience;
    private final AtomicInteger missingTopics = new AtomicInteger();

    /**
     * Decisions with a pause before each replacement.
     *
     * @param pause how long the next thread waits for the cluster to mend
     * @param patience how many threads may die because a topic is missing: it may have been made a moment ago, or be about
     *     to be made by another process
     */
    ThreadFaults(Duration pause, int patience) {
        this.pause = pause;
        this.patience = patience;
    }

    /** All is well again: what comes later is a new fault. */
    void settled() {
        missingTopics.set(0);
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable fault) {
        String remedy = remedy(fault);
        if (remedy.isEmpty()) {
            LOG.atWarn()
                    .setMessage("a stream thread failed on the cluster and is replaced")
                    .addKeyValue("fault", fault.toString())
                    .setCause(fault)
                    .log();
            LockSupport.parkNanos(pause.toNanos());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.atError()
                .setMessage("processing stops; nothing is lost, it goes on where it stood once this is mended")
                .addKeyValue("fault", fault.toString())
                .addKeyValue("remedy", remedy)
                .setCause(fault)
                .log();
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** What a person must do; empty if the cluster may mend it. */
    private String remedy(Throwable fault) {
        boolean clusters = false;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingSourceTopicException) {
                return missingTopics.incrementAndGet() <= patience ? "" : "make the topics: perennial topics create";
            }
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return "give this user the rights that the message names, or other credentials";
            }
            if (cause instanceof FencedInstanceIdException) {
                return "another process runs with this processing.instance-id: give each its own";
            }
            clusters |= cause instanceof ApiException;
        }
        return clusters ? "" : "see the stack trace; if it is no fault of the disk, report it";
    }
}
