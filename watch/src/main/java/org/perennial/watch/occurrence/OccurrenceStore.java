package org.perennial.watch.occurrence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;

/** The stored returns of events. Immutable and safe to share. */
public final class OccurrenceStore {
    private static final String OPEN = """
            SELECT document FROM occurrence
            WHERE event IS NULL AND decision IS NULL AND articles >= :articles
            ORDER BY languages DESC, articles DESC, last_seen DESC, id
            LIMIT :limit
            """;
    private static final String OF_EVENT =
            "SELECT document FROM occurrence WHERE event = :event ORDER BY day DESC NULLS LAST, id";
    private static final String OF_EVENTS =
            "SELECT document FROM occurrence WHERE event IN (<events>) ORDER BY day DESC NULLS LAST, id";
    private static final String BY_ID = "SELECT document FROM occurrence WHERE id = :id";
    private static final String DECIDE = """
            UPDATE occurrence SET decision = :decision, decided = now()
            WHERE id = :id AND event IS NULL
            """;

    private final Jdbi store;

    /** @param database the store that the sink writes to */
    public OccurrenceStore(DataSource database) {
        this.store = Jdbi.create(database);
    }

    /**
     * The events that nobody configured and nobody has decided on: those in most languages first, then those in most
     * articles.
     *
     * @param articles the least number of articles
     */
    public List<Occurrence> suggestions(int articles, int limit) {
        return store.withHandle(handle -> handle.createQuery(OPEN)
                .bind("articles", articles)
                .bind("limit", limit)
                .mapTo(String.class)
                .map(OccurrenceStore::read)
                .list());
    }

    /** Every return of a configured event that had coverage, the newest first. */
    public List<Occurrence> of(String event) {
        return store.withHandle(handle -> handle.createQuery(OF_EVENT)
                .bind("event", event)
                .mapTo(String.class)
                .map(OccurrenceStore::read)
                .list());
    }

    /** The same of several events, by event; those without coverage are left out. */
    public Map<String, List<Occurrence>> of(Collection<String> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        return store
                .withHandle(handle -> handle.createQuery(OF_EVENTS)
                        .bindList("events", List.copyOf(events))
                        .mapTo(String.class)
                        .map(OccurrenceStore::read)
                        .list())
                .stream()
                .collect(Collectors.groupingBy(occurrence -> String.valueOf(occurrence.event())));
    }

    /** The occurrence of an id; empty for none. */
    public Optional<Occurrence> find(String id) {
        return store.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id)
                .mapTo(String.class)
                .map(OccurrenceStore::read)
                .findOne());
    }

    /** Remembers what was decided on an event that nobody configured; false if there is none of this id. */
    public boolean decide(String id, Decision decision) {
        return store.withHandle(handle -> handle.createUpdate(DECIDE)
                        .bind("id", id)
                        .bind("decision", decision.code())
                        .execute()
                > 0);
    }

    private static Occurrence read(String document) {
        return Json.read(document, Occurrence.class);
    }
}
