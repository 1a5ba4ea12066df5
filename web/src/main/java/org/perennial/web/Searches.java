package org.perennial.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.Why;
import org.perennial.watch.search.Archive;
import org.perennial.watch.search.Cursor;
import org.perennial.watch.search.Documents;
import org.perennial.watch.search.Found;
import org.perennial.watch.search.Page;

/** What a query finds, and why. */
final class Searches {
    private static final Why NO_WORDS = new Why(List.of(), List.of());

    private final Archive archive;
    private final Clock clock;

    Searches(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** An article that was found, and what made it match. */
    record Hit(Found found, Why why) {}

    /**
     * A page of what was found, newest first.
     *
     * @param next where the next page begins; absent on the last
     */
    record Hits(List<Hit> hits, @Nullable Cursor next) {}

    /** A page of what a query finds. */
    Hits search(Query query, ZoneId zone, @Nullable Cursor from, int size) {
        Instant now = clock.instant();
        Page page = archive.search(query, zone, now, from, size);
        QueryMatcher matcher = QueryMatcher.of(query, zone);
        return new Hits(
                page.found().stream()
                        .map(found -> new Hit(
                                found,
                                matcher.explain(Documents.of(found.article(), found.copies()), now)
                                        .orElse(NO_WORDS)))
                        .toList(),
                page.next());
    }

    /**
     * The place in what was found that a request names; absent if it names none.
     *
     * @throws Problem.Refused if it is no place
     */
    static @Nullable Cursor place(Context context) {
        String before = context.queryParam("before");
        return before == null
                ? null
                : Cursor.of(before)
                        .orElseThrow(() -> Problem.badRequest(
                                "before=" + before + " is no place in what was found", "Use a page's own \"next\"."));
    }

    /**
     * The zone that a request names, UTC if it names none.
     *
     * @throws Problem.Refused if there is no such zone
     */
    static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null || zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problem.badRequest("zone=" + zone + " is no time zone", "Use a name such as Asia/Baku.");
        }
    }
}
