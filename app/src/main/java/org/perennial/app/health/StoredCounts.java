package org.perennial.app.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.health.Health;
import org.perennial.ingest.health.HourlyCounts;

/**
 * How many articles were stored in each hour, by source and by language; read whole at the first time and from the last hours
 * on after that. Used by one thread.
 */
public final class StoredCounts {
    /** Hours that are read again, since an article is stored a while after it was fetched. */
    private static final Duration AGAIN = Duration.ofHours(3);

    /** Read in one question, so that none takes long. Whole hours, since an hour is counted in one of them. */
    private static final Duration AT_ONCE = Duration.ofDays(7);

    private static final int QUERY_SECONDS = 120;
    private static final String COUNTS = "SELECT source, split_part(language, '-', 1) AS language,"
            + " date_trunc('hour', fetched AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS hour, count(*) AS articles"
            + " FROM article WHERE month >= ? AND fetched >= ? AND fetched < ? GROUP BY 1, 2, 3";
    private static final String QUALITY = "SELECT source, count(*) AS articles,"
            + " count(*) FILTER (WHERE published_from = 'fetched' OR published IS NULL) AS undated,"
            + " count(*) FILTER (WHERE relation IN ('exact', 'near', 'revision', 'part_of')) AS copies,"
            + " count(*) FILTER (WHERE document->>'language_hint' IS NOT NULL AND language <> 'und') AS declared,"
            + " count(*) FILTER (WHERE language <> 'und' AND split_part(language, '-', 1)"
            + " <> lower(split_part(replace(document->>'language_hint', '_', '-'), '-', 1))) AS otherwise"
            + " FROM article WHERE month >= ? AND fetched >= ? GROUP BY 1";

    private final DataSource database;
    private final Map<String, HourlyCounts> languages = new TreeMap<>();
    private final Map<String, HourlyCounts> sources = new TreeMap<>();
    private @Nullable Instant read;

    /** @param database the store that the sink writes to */
    public StoredCounts(DataSource database) {
        this.database = database;
    }

    private record Row(@Nullable String source, @Nullable String language, Instant hour, int articles) {}

    /**
     * What the articles of a source were like.
     *
     * @param articles how many there were
     * @param undated for how many of them no date was found
     * @param copies how many are copies of others, or parts of them
     * @param declared how many declare a language, and one was found
     * @param otherwise how many of those are in another than they declare
     */
    public record Quality(long articles, long undated, long copies, long declared, long otherwise) {}

    /**
     * Takes in what has been stored by now.
     *
     * @throws SQLException if the database does not answer; what was known stays
     */
    public void refresh(Instant now) throws SQLException {
        Instant oldest = now.minus(Duration.ofDays(Health.DAYS_KEPT)).truncatedTo(ChronoUnit.HOURS);
        Instant from = read == null ? oldest : read.minus(AGAIN).truncatedTo(ChronoUnit.HOURS);
        while (from.isBefore(now)) {
            Instant to = from.plus(AT_ONCE).isBefore(now) ? from.plus(AT_ONCE) : now;
            take(rows(from, to), from);
            read = to;
            from = to;
        }
        for (Map<String, HourlyCounts> known : List.of(languages, sources)) {
            known.values().forEach(counts -> counts.clearBefore(oldest));
            known.values().removeIf(counts -> counts.last().isEmpty());
        }
    }

    private void take(List<Row> rows, Instant from) {
        for (Map<String, HourlyCounts> known : List.of(languages, sources)) {
            known.values().forEach(counts -> counts.clearFrom(from));
        }
        for (Row row : rows) {
            add(languages, row.language(), row.hour(), row.articles());
            add(sources, row.source(), row.hour(), row.articles());
        }
    }

    private List<Row> rows(Instant from, Instant to) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(COUNTS)) {
            query.setQueryTimeout(QUERY_SECONDS);
            query.setObject(1, from.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
            query.setTimestamp(2, Timestamp.from(from));
            query.setTimestamp(3, Timestamp.from(to));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getString("source"),
                            found.getString("language"),
                            found.getTimestamp("hour").toInstant(),
                            found.getInt("articles")));
                }
            }
        }
        return rows;
    }

    private static void add(Map<String, HourlyCounts> known, @Nullable String name, Instant hour, int articles) {
        if (name != null && !name.isEmpty()) {
            known.computeIfAbsent(name, unknown -> new HourlyCounts()).add(hour, articles);
        }
    }

    /** How the languages stand, by their tag without script, in its order. */
    public Map<String, Health> languages(Instant now) {
        return health(languages, now);
    }

    /** How the sources stand, by their name, in its order. */
    public Map<String, Health> sources(Instant now) {
        return health(sources, now);
    }

    private static Map<String, Health> health(Map<String, HourlyCounts> counts, Instant now) {
        Map<String, Health> health = new TreeMap<>();
        counts.forEach((name, known) -> health.put(name, Health.of(known, now)));
        return health;
    }

    /**
     * What the articles of each source were like that were fetched since then.
     *
     * @throws SQLException if the database does not answer
     */
    public Map<String, Quality> quality(Instant since) throws SQLException {
        Map<String, Quality> quality = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUALITY)) {
            query.setQueryTimeout(QUERY_SECONDS);
            query.setObject(1, since.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
            query.setTimestamp(2, Timestamp.from(since));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String source = row.getString("source");
                    quality.put(
                            source == null ? "" : source,
                            new Quality(
                                    row.getLong("articles"),
                                    row.getLong("undated"),
                                    row.getLong("copies"),
                                    row.getLong("declared"),
                                    row.getLong("otherwise")));
                }
            }
        }
        return quality;
    }
}
