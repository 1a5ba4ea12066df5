package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import org.perennial.contract.Json;
import org.perennial.watch.ledger.Tellings;
import org.perennial.web.coverage.ChangeWatcher;

/**
 * What a watch tells, as server-sent events: {@code notice} with its number as id, so a reader that comes back goes on where it
 * was.
 */
final class WatchStream implements AutoCloseable {
    private static final int BATCH = 100;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final WatchRoom room;
    private final ChangeWatcher watcher;
    private final EventStreams streams = new EventStreams("web-watch");

    WatchStream(WatchRoom room, ChangeWatcher watcher) {
        this.room = room;
        this.watcher = watcher;
    }

    /**
     * Looks at what is asked for, which must be before the stream is promised: the status cannot be taken back.
     *
     * @throws Problem.Refused if there is no such watch or a parameter cannot be understood
     */
    void check(Context context) {
        WatchDesk.find(room, context.pathParam("name"));
        after(context);
    }

    /** Takes a reader in; the stream goes on after the request's handler has ended. */
    void open(SseClient client) {
        String watch = client.ctx().pathParam("name");
        long after = after(client.ctx());
        if (!streams.open(client, () -> tell(client, watch, after))) {
            client.sendEvent("full", EventStreams.MOST + " streams are open already, close one");
            client.close();
        }
    }

    private void tell(SseClient client, String watch, long after) throws InterruptedException {
        long seen = after < 0 ? room.tellings().last() : after;
        client.sendComment("following " + watch);
        while (!client.terminated() && !watcher.isClosed()) {
            long newest = room.tellings().last();
            List<Tellings.Told> news = room.tellings().after(watch, seen, BATCH);
            for (Tellings.Told told : news) {
                seen = told.number();
                client.sendEvent("notice", Json.write(told.notice()), String.valueOf(seen));
            }
            if (news.isEmpty()) {
                seen = Math.max(seen, newest); // those of other watches are not looked at again
                if (!watcher.awaitAfter(ChangeWatcher.Subject.NOTICES, seen, HEARTBEAT)) {
                    client.sendComment("still here");
                }
            }
        }
    }

    private static long after(Context context) {
        return EventStreams.after(context, "number of a notice");
    }

    /** Ends all streams. */
    @Override
    public void close() {
        streams.close();
    }
}
