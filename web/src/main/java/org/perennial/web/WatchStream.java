package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import org.perennial.contract.Json;
import org.perennial.watch.ledger.Tellings;

/**
 * What a watch tells, as server-sent events: {@code notice} with its number as id, so a reader that comes back goes on where it
 * was.
 */
final class WatchStream implements AutoCloseable {
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAUSES_TO_A_HEARTBEAT = 15;

    private final WatchRoom room;
    private final EventStreams streams = new EventStreams("web-watch");

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
        if (!streams.open(client, () -> tell(client, watch, after))) {
            client.sendEvent("full", EventStreams.MOST + " streams are open already, close one");
            client.close();
        }
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
                Thread.sleep(PAUSE.toMillis());
                if (++pauses % PAUSES_TO_A_HEARTBEAT == 0) {
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
