package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.perennial.contract.Json;
import org.perennial.watch.ledger.Tellings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a watch tells, as server-sent events: {@code notice} with its number as id, so a reader that comes back goes on where it
 * was. Each stream has a thread of its own, {@value #STREAMS} at most.
 */
final class WatchStream implements AutoCloseable {
    static final int STREAMS = 64;

    private static final Logger log = LoggerFactory.getLogger(WatchStream.class);
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAUSES_TO_A_HEARTBEAT = 15;

    private final WatchRoom room;
    private final Semaphore free = new Semaphore(STREAMS);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "web-watch");
        thread.setDaemon(true);
        return thread;
    });

    WatchStream(WatchRoom room) {
        this.room = room;
    }

    /**
     * Looks at what is asked for, which must be before the stream is promised: the status cannot be taken back.
     *
     * @throws Problem.Refused if there is no such watch or a parameter cannot be understood
     */
    void check(Context context) {
        WatchApi.find(room, context);
        after(context);
    }

    /** Takes a reader in; the stream goes on after the request's handler has ended. */
    void open(SseClient client) {
        String watch = client.ctx().pathParam("name");
        long after = after(client.ctx());
        if (!free.tryAcquire()) {
            client.sendEvent("full", STREAMS + " streams are open already, close one");
            client.close();
            return;
        }
        client.keepAlive();
        threads.execute(() -> {
            try {
                tell(client, watch, after);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The reader is gone or the database is; programs come back with their last event's id.
                log.atDebug().setMessage("stream of a watch ended").setCause(e).log();
            } finally {
                free.release();
                client.close();
            }
        });
    }

    private void tell(SseClient client, String watch, long after) throws InterruptedException {
        long seen = after < 0 ? room.tellings().last() : after;
        client.sendComment("following " + watch);
        int pauses = 0;
        while (!client.terminated()) {
            List<Tellings.Told> news = room.tellings().after(watch, seen, BATCH);
            for (Tellings.Told told : news) {
                seen = told.number();
                client.sendEvent("notice", Json.write(told.notice()), String.valueOf(seen));
            }
            if (news.isEmpty()) {
                if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (++pauses % PAUSES_TO_A_HEARTBEAT == 0) {
                    client.sendComment("still here");
                }
            }
        }
    }

    /** The last notice that the reader knows of; -1 for what comes from now on. */
    private static long after(Context context) {
        String last = context.header("Last-Event-ID");
        String after = last == null || last.isEmpty() ? context.queryParam("after") : last;
        if (after == null) {
            return -1;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.badRequest("after=" + after + " is no number of a notice", "Use the id of an event.");
        }
        return Long.parseLong(after);
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
