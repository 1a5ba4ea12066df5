package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perennial.web.coverage.Change;
import org.perennial.web.coverage.ChangeWatcher;
import org.perennial.web.coverage.Coverage;
import org.perennial.web.coverage.CoverageFilter;
import org.perennial.web.page.ArticleCard;
import org.perennial.web.page.Pages;

/**
 * New cards as server-sent events, each with its change number as id, so a reader that comes back goes on where it was.
 *
 * <p>Event {@code card} is the face of a cluster that is new or changed, {@code copy} the card of one that has a new copy, {@code reload} the
 * end of a stream whose reader is too far behind to be told one by one.
 */
final class LiveStream implements AutoCloseable {
    private static final int BATCH = 50;
    private static final int PLACES_KEPT = 16;
    private static final long FARTHEST_BEHIND = 2_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Coverage coverage;
    private final ChangeWatcher watcher;
    private final Pages pages;
    private final EventTitles eventTitles;
    private final EventStreams streams = new EventStreams("web-live");

    /** What was read after a change number; guarded by itself. */
    private final Map<Long, Read> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Read> eldest) {
            return size() > PLACES_KEPT;
        }
    };

    /** What came after a place, when the newest change was the one of this number. */
    private record Read(long newest, List<Change> changes) {}

    LiveStream(Coverage coverage, ChangeWatcher watcher, Pages pages, EventTitles eventTitles) {
        this.coverage = coverage;
        this.watcher = watcher;
        this.pages = pages;
        this.eventTitles = eventTitles;
    }

    /**
     * Looks at what is asked for, which must be before the stream is promised: the status cannot be taken back.
     *
     * @throws Problem.Refused if a parameter cannot be understood
     */
    static void check(Context context) {
        CoverageQuery.of(context);
        after(context);
    }

    /** Takes a reader in; the stream goes on after the request's handler has ended. */
    void open(SseClient client) {
        Context context = client.ctx();
        CoverageFilter filter = CoverageQuery.of(context).filter();
        long after = after(context);
        Pages shown = pages.in(Readers.of(context));
        if (!streams.open(client, () -> tell(client, filter, after, shown))) {
            client.sendEvent("reload", "not live: " + EventStreams.MOST + " live pages are open already, close one");
            client.close();
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        streams.close();
    }

    private void tell(SseClient client, CoverageFilter filter, long after, Pages shown) throws InterruptedException {
        long seen = after < 0 ? coverage.newestChange() : after;
        client.sendComment("live");
        while (!client.terminated() && !watcher.isClosed()) {
            long newest = coverage.newestChange();
            if (newest < seen || newest - seen > FARTHEST_BEHIND) {
                client.sendEvent("reload", "much is new or the store was replaced", String.valueOf(newest));
                return;
            }
            List<Change> changes = changes(seen, newest);
            Map<String, String> titles = changes.isEmpty() ? Map.of() : eventTitles.now();
            for (Change change : changes) {
                seen = change.entry().change();
                if (filter.accepts(change.entry().article())) {
                    client.sendEvent(
                            change.ofFace() ? "card" : "copy",
                            shown.card(ArticleCard.of(change.entry(), titles, shown.words())),
                            String.valueOf(seen));
                }
            }
            if (changes.isEmpty() && !watcher.awaitAfter(ChangeWatcher.Subject.ARTICLES, seen, HEARTBEAT)) {
                client.sendComment("still here");
            }
        }
    }

    /** Most readers are at the same place, so what comes after it is read once for all of them. */
    private List<Change> changes(long after, long newest) {
        synchronized (read) {
            Read last = read.get(after);
            if (last == null || last.newest() != newest) {
                last = new Read(newest, coverage.changesAfter(after, BATCH));
                read.put(after, last);
            }
            return last.changes();
        }
    }

    private static long after(Context context) {
        return EventStreams.after(context, "change number");
    }
}
