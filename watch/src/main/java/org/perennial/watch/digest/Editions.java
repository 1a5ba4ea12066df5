package org.perennial.watch.digest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.perennial.contract.Json;

/** Digests as they are shown: one that was sent stays as it was sent, any other is made anew. Safe for all threads. */
public final class Editions {
    private final Jdbi database;
    private final DigestStore store;

    /** @param store makes what was not sent */
    public Editions(DataSource database, DigestStore store) {
        this.database = Jdbi.create(database);
        this.store = store;
    }

    /**
     * The digest of a week: as it was sent, if it was sent to readers in this zone.
     *
     * @param now up to when articles count if the week is not over
     * @throws IllegalArgumentException as {@link DigestStore#digest}
     */
    public Digest digest(Subject subject, Week week, Instant now) {
        return kept(subject.key(), week)
                .filter(kept -> kept.zone().equals(subject.zone().getId()))
                .orElseGet(() -> store.digest(subject, week, now));
    }

    private Optional<Digest> kept(String watch, Week week) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT document FROM watch_digest WHERE watch = :watch AND week = :week")
                        .bind("watch", watch)
                        .bind("week", week.toString())
                        .mapTo(String.class)
                        .map(document -> Json.read(document, Digest.class))
                        .findOne());
    }

    /** Keeps a digest that is about to be sent; one that is there already stays. */
    public static void keep(Handle handle, Digest digest, String locale, Instant now) {
        handle.createUpdate("INSERT INTO watch_digest (watch, week, locale, document, made)"
                        + " VALUES (:watch, :week, :locale, CAST(:document AS json), :now) ON CONFLICT DO NOTHING")
                .bind("watch", digest.watch() == null ? Subject.ALL : digest.watch())
                .bind("week", digest.week())
                .bind("locale", locale)
                .bind("document", Json.write(digest))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
