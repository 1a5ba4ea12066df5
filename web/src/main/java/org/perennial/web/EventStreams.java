package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams of server-sent events of one kind, each on a thread of its own, {@value #MOST} at most: a reader that takes nothing
 * holds up nobody else.
 */
final class EventStreams implements AutoCloseable {
    static final int MOST = 512;

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

    private final Semaphore free = new Semaphore(MOST);
    private final ExecutorService threads;

    /** @param name of the threads */
    EventStreams(String name) {
        this.threads = Executors.newCachedThreadPool(runnable -> {
            Thread thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Tells a reader what there is until it is gone. */
    @FunctionalInterface
    interface Telling {
        void tell() throws InterruptedException;
    }

    /** Takes a reader in, whose stream goes on after the request's handler has ended; false if there are too many. */
    boolean open(SseClient client, Telling telling) {
        if (!free.tryAcquire()) {
            return false;
        }
        client.keepAlive();
        threads.execute(() -> {
            try {
                telling.tell();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The reader is gone or the database is; readers come back with their last event's id.
                log.atDebug().setMessage("stream ended").setCause(e).log();
            } finally {
                free.release();
                client.close();
            }
        });
        return true;
    }

    /**
     * The number of the last event that the reader knows of; -1 for none. One that comes back says so in a header.
     *
     * @param what the number is of, for the refusal of what is none
     */
    static long after(Context context, String what) {
        String last = context.header("Last-Event-ID");
        String after = last == null || last.isEmpty() ? context.queryParam("after") : last;
        if (after == null) {
            return -1;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.badRequest("after=" + after + " is no " + what, "Use the id of an event.");
        }
        return Long.parseLong(after);
    }

    /** Ends all streams. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
