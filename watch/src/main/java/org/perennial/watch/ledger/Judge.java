package org.perennial.watch.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Document;
import org.perennial.analysis.query.QuerySet;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Alerts;
import org.perennial.watch.alert.WatchState;
import org.perennial.watch.definition.Definitions;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one batch of changes after another. Steps are taken by one thread; what is in force may be asked from any. */
final class Judge {
    private static final Logger log = LoggerFactory.getLogger(Judge.class);
    private static final int SIGNING_BYTES = 32;
    /** Another when a watch was made, changed or removed through the API. */
    private static final String DEFINED = "SELECT count(*) || ' ' || coalesce(max(changed)::text, '') FROM watch";

    private final Jdbi database;
    private final WatchFolder folder;
    private final WatchConfig config;
    private final Clock clock;
    private volatile Definitions files = Definitions.NONE;
    private String filesSeen = "never";
    private boolean readOnce;
    /** Of what definitions the watches in force are. */
    private String inForce = "none";

    private volatile @Nullable String problem;
    private volatile Map<String, Watch> watches = Map.of();
    private @Nullable QuerySet<Watch> queries;
    private Map<String, Instant> since = Map.of();

    Judge(DataSource database, WatchFolder folder, WatchConfig config, Clock clock) {
        this.database = Sql.open(database);
        this.folder = folder;
        this.config = config;
        this.clock = clock;
    }

    /** What is wrong with the files; absent while all of them are in force. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Whether it is known which watches there are; what is on its way for others may be given up then, and not before. */
    boolean isReady() {
        return readOnce && queries != null;
    }

    /** The watches in force at the last step, by name. */
    Map<String, Watch> watches() {
        return watches;
    }

    /** What the files said at the last step. */
    Definitions files() {
        return files;
    }

    /** Judges the next changes; false if there were none. */
    boolean step() {
        readFiles();
        if (!readOnce) {
            return false; // without the files it is not known which watches there are: nothing is judged or forgotten
        }
        Step done = database.inTransaction(handle -> {
            long cursor = cursor(handle);
            String defined =
                    filesSeen + handle.createQuery(DEFINED).mapTo(String.class).one();
            if (!defined.equals(inForce)) {
                refresh(handle);
            }
            Instant now = clock.instant();
            List<StoredArticle> changes = articles(handle, "a.change > :after", cursor, config.batch(), now);
            List<StoredArticle> waited = articles(
                    handle,
                    "a.id IN (SELECT article FROM watch_waiting WHERE until <= :now)",
                    cursor,
                    config.batch(),
                    now);
            LedgerMemory memory = new LedgerMemory(handle);
            Alerts alerts = new Alerts(memory);
            for (StoredArticle waiting : waited) {
                judge(handle, alerts, waiting, waiting.fetched().plus(config.storyWait()));
            }
            for (StoredArticle change : changes) {
                take(handle, alerts, change, now);
            }
            boolean all = waited.size() < config.batch();
            handle.createUpdate("DELETE FROM watch_waiting WHERE until <= :now AND (:all OR article = ANY(:articles))")
                    .bind("now", Sql.time(now))
                    .bind("all", all)
                    .bindArray(
                            "articles",
                            String.class,
                            waited.stream()
                                    .map(waiting -> waiting.article().id())
                                    .toArray())
                    .execute();
            memory.write(now);
            if (!changes.isEmpty()) {
                handle.createUpdate("UPDATE watch_cursor SET change = :change")
                        .bind("change", changes.get(changes.size() - 1).change())
                        .execute();
            }
            return new Step(!changes.isEmpty() || !all, defined);
        });
        inForce = done.defined(); // and not before: what is rolled back is done again
        return done.more();
    }

    private record Step(boolean more, String defined) {}

    /** The last change that was judged. What is stored before the first start is taken as judged. */
    private static long cursor(Handle handle) {
        return handle.createQuery(Sql.file("lock-cursor"))
                .mapTo(Long.class)
                .findOne()
                .orElseGet(() -> {
                    byte[] signing = new byte[SIGNING_BYTES];
                    new SecureRandom().nextBytes(signing);
                    handle.createUpdate(Sql.file("insert-cursor"))
                            .bind("signing", signing)
                            .execute();
                    return handle.createQuery(Sql.file("lock-cursor"))
                            .mapTo(Long.class)
                            .one();
                });
    }

    private List<StoredArticle> articles(Handle handle, String where, long cursor, int limit, Instant now) {
        return handle.createQuery(Sql.file("select-articles"))
                .define("where", where)
                .bind("after", cursor)
                .bind("now", Sql.time(now))
                .bind("limit", limit)
                .map(StoredArticle::of)
                .list();
    }

    /** An article without a story waits; when its story comes, that is a change, and it is judged with it. */
    private void take(Handle handle, Alerts alerts, StoredArticle article, Instant now) {
        Instant until = article.fetched().plus(config.storyWait());
        if (article.hasStory()) {
            judge(handle, alerts, article, article.fetched());
            handle.createUpdate("DELETE FROM watch_waiting WHERE article = :article")
                    .bind("article", article.article().id())
                    .execute();
        } else if (until.isAfter(now)) {
            handle.createUpdate(Sql.file("insert-waiting"))
                    .bind("article", article.article().id())
                    .bind("until", Sql.time(until))
                    .execute();
        } else {
            judge(handle, alerts, article, until);
        }
    }

    private void judge(Handle handle, Alerts alerts, StoredArticle article, Instant at) {
        QuerySet<Watch> asked = queries;
        if (asked == null || asked.size() == 0) {
            return;
        }
        Document document = article.document();
        for (QuerySet.Hit<Watch> hit : asked.matching(document, article.fetched())) {
            Watch watch = hit.key();
            Instant from = since.getOrDefault(watch.name(), Instant.MAX);
            alerts.take(watch, article.sighting(at), hit.why(), from)
                    .ifPresent(placed -> Outbox.put(handle, watch, files.channels(), clock.instant(), placed));
        }
    }

    private void readFiles() {
        String now = folder.state();
        if (now.equals(filesSeen)) {
            return;
        }
        filesSeen = now;
        try {
            files = folder.read();
            readOnce = true;
            problem = null;
            log.atInfo()
                    .setMessage("watches were read")
                    .addKeyValue("watches", files.watches().size())
                    .addKeyValue("channels", files.channels().size())
                    .log();
        } catch (RuntimeException e) {
            problem = String.valueOf(e.getMessage());
            log.atWarn()
                    .setMessage("watches stay as they were: a file cannot be used")
                    .addKeyValue("detail", e.getMessage())
                    .log();
        }
    }

    /** Brings the watches in force up to date. A watch that asks something else, or goes on after a pause, asks from now on. */
    private void refresh(Handle handle) {
        Map<String, Watch> now = new HashMap<>();
        Watches.merged(files, Watches.stored(handle)).forEach((name, entry) -> now.put(name, entry.watch()));
        Map<String, Registered> registered = new HashMap<>();
        handle.createQuery("SELECT watch, query, paused, since FROM watch_state")
                .map((row, context) -> new Registered(
                        row.getString("watch"),
                        row.getString("query"),
                        row.getBoolean("paused"),
                        Sql.instant(row, "since")))
                .forEach(one -> registered.put(one.watch(), one));
        boolean changed = queries == null || !now.equals(watches);
        Map<String, Instant> from = new HashMap<>();
        for (Watch watch : now.values()) {
            Registered before = registered.remove(watch.name());
            String asks = watch.query() + "\n" + watch.zone();
            if (before != null && before.query().equals(asks) && before.paused() == watch.paused()) {
                from.put(watch.name(), before.since());
                continue;
            }
            Instant start = clock.instant();
            from.put(watch.name(), start);
            handle.createUpdate(Sql.file("upsert-state"))
                    .bind("watch", watch.name())
                    .bind("query", asks)
                    .bind("paused", watch.paused())
                    .bind("since", Sql.time(start))
                    .bind("state", Json.write(WatchState.NONE))
                    .execute();
        }
        for (String gone : registered.keySet()) {
            forget(handle, gone);
        }
        since = from;
        if (changed) {
            watches = Map.copyOf(now);
            List<QuerySet.Asked<Watch>> asked = new ArrayList<>();
            now.values().stream()
                    .filter(watch -> !watch.paused())
                    .sorted(java.util.Comparator.comparing(Watch::name))
                    .forEach(watch ->
                            asked.add(new QuerySet.Asked<>(watch, watch.query().query(), watch.zone())));
            queries = new QuerySet<>(asked);
        }
    }

    private record Registered(String watch, String query, boolean paused, Instant since) {}

    /** What is on its way for a watch that is gone is not sent; what was told stays known, should it come back. */
    private static void forget(Handle handle, String watch) {
        handle.createUpdate("UPDATE watch_delivery SET state = 'cancelled', problem = 'the watch was removed'"
                        + " WHERE watch = :watch AND state = 'pending'")
                .bind("watch", watch)
                .execute();
        handle.createUpdate("DELETE FROM watch_state WHERE watch = :watch")
                .bind("watch", watch)
                .execute();
    }

    /** Gives up what was known and sent before the ledger's window. */
    void prune() {
        database.useHandle(handle -> handle.createUpdate(Sql.file("prune"))
                .bind("before", Sql.time(clock.instant().minus(config.ledgerWindow())))
                .execute());
    }
}
