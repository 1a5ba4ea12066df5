package org.perennial.watch.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Notice;

/** What watches have told, and how it fares on its way: for lists, feeds and streams. Safe for all threads. */
public final class Tellings {
    private final Jdbi database;

    /** @param database where the stage writes */
    public Tellings(DataSource database) {
        this.database = Sql.open(database);
    }

    /**
     * A notice that was told.
     *
     * @param number grows with every notice of all watches, and they become visible in this order
     */
    public record Told(long number, Notice notice) {}

    /**
     * How the messages of a watch fare.
     *
     * @param notices how many notices are remembered
     * @param lastAt when there was last something to tell; absent if never
     * @param pending how many deliveries are on their way
     * @param nextDue when the next of them is due; absent if there is none
     * @param sent how many got through
     * @param dead how many were given up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fare(
            int notices,
            @Nullable Instant lastAt,
            int pending,
            @Nullable Instant nextDue,
            int sent,
            int dead) {
        /** Nothing yet. */
        public static final Fare NONE = new Fare(0, null, 0, null, 0, 0);
    }

    /**
     * How a channel fares.
     *
     * @param failing since when nothing has got through; absent while all is well
     * @param problem what went wrong last; absent while all is well
     * @param lastSent when something last got through; absent if never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Health(
            String channel,
            @Nullable Instant failing,
            @Nullable String problem,
            @Nullable Instant lastSent) {}

    /** What a watch told after a number, the oldest first, at most so many. */
    public List<Told> after(String watch, long number, int most) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT id, document FROM watch_notice WHERE watch = :watch AND id > :number ORDER BY id LIMIT :most")
                .bind("watch", watch)
                .bind("number", number)
                .bind("most", most)
                .map(Tellings::told)
                .list());
    }

    /** What a watch told last, the newest first. */
    public List<Told> latest(String watch, int most) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT id, document FROM watch_notice WHERE watch = :watch ORDER BY id DESC LIMIT :most")
                .bind("watch", watch)
                .bind("most", most)
                .map(Tellings::told)
                .list());
    }

    /** The number of the last notice of all watches; 0 before the first. */
    public long last() {
        return database.withHandle(handle -> handle.createQuery("SELECT coalesce(max(id), 0) FROM watch_notice")
                .mapTo(Long.class)
                .one());
    }

    /** How the messages of each watch fare, by its name; a watch that has told nothing is not in it. */
    public Map<String, Fare> fares() {
        Map<String, Fare> fares = new HashMap<>();
        database.useHandle(handle -> handle.createQuery(Sql.file("select-fares"))
                .map((row, context) -> Map.entry(
                        row.getString("watch"),
                        new Fare(
                                row.getInt("notices"),
                                instant(row, "last_at").orElse(null),
                                row.getInt("pending"),
                                instant(row, "next_due").orElse(null),
                                row.getInt("sent"),
                                row.getInt("dead"))))
                .forEach(entry -> fares.put(entry.getKey(), entry.getValue())));
        return fares;
    }

    /** How the channels fare that something was sent on. */
    public List<Health> channels() {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT channel, failing, problem, last_sent FROM watch_channel ORDER BY channel")
                .map((row, context) -> new Health(
                        row.getString("channel"),
                        instant(row, "failing").orElse(null),
                        row.getString("problem"),
                        instant(row, "last_sent").orElse(null)))
                .list());
    }

    private static Told told(ResultSet row, StatementContext context) throws SQLException {
        return new Told(row.getLong("id"), Json.read(row.getString("document"), Notice.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
