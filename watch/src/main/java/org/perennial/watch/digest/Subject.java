package org.perennial.watch.digest;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.QueryText;
import org.perennial.watch.definition.Watch;

/**
 * What a digest is about.
 *
 * @param watch the name of the watch; absent for all that commemorates
 * @param title what readers call it; absent for all that commemorates
 * @param query which articles are counted
 * @param zone of those who read: in it, the week begins and ends
 */
public record Subject(@Nullable String watch, @Nullable String title, QueryText query, ZoneId zone) {
    /** What the digest over all watches is kept under; no watch can be called so. */
    public static final String ALL = "*";

    private static final QueryText ANNIVERSARIES = QueryText.parse("has:anniversary");

    /** What a watch asks for. */
    public static Subject of(Watch watch) {
        return new Subject(watch.name(), watch.shownTitle(), watch.query(), watch.zone());
    }

    /** Every article that speaks of an anniversary. */
    public static Subject all(ZoneId zone) {
        return new Subject(null, null, ANNIVERSARIES, zone);
    }

    /** The same for readers in another zone. */
    public Subject in(ZoneId other) {
        return new Subject(watch, title, query, other);
    }

    /** The name of the watch, or {@link #ALL}. */
    public String key() {
        return watch == null ? ALL : watch;
    }
}
