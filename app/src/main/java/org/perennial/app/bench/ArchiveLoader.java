package org.perennial.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.IndexedText;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills an empty database with an invented archive, row by row what the sink would write, in a fraction of its time. */
public final class ArchiveLoader {
    private static final int AT_ONCE = 5_000;
    private static final int STORED_AFTER = 3;

    private final DataSource database;

    /** @param database one that {@code Database} has opened, and that holds nothing yet */
    public ArchiveLoader(DataSource database) {
        this.database = database;
    }

    /**
     * Fills it.
     *
     * @param progress takes the number of articles written so far
     */
    public void load(InventedArchive archive, IntConsumer progress) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("SELECT make_article_month(CAST(month AS date))"
                    + " FROM generate_series(date '2023-12-01', date '2026-01-01', interval '1 month') AS month");
            statement.execute("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
            statement.execute("DROP INDEX article_by_tokens");
            InventedReturns returns = new InventedReturns();
            for (int from = 0; from < archive.count(); from += AT_ONCE) {
                int to = Math.min(archive.count(), from + AT_ONCE);
                List<EnrichedArticle> articles = IntStream.range(from, to)
                        .parallel()
                        .mapToObj(archive::article)
                        .toList();
                copy(
                        connection,
                        "article_place (id, month)",
                        articles,
                        article -> Stream.of(line(article.id(), month(article))));
                copy(
                        connection,
                        "article (id, month, url, canonical_url, source, feed, title, text, published, published_from,"
                                + " fetched, version, language, language_confidence, relation, duplicate_of, cluster,"
                                + " story, story_part, anniversaries, document, tokens, change, stored)",
                        articles,
                        ArchiveLoader::article);
                copy(
                        connection,
                        "anniversary_mention (article, month, position, event, kind, event_start, event_end, precision, n,"
                                + " confidence, evidence)",
                        articles,
                        ArchiveLoader::mentions);
                articles.forEach(returns::count);
                progress.accept(to);
            }
            copy(
                    connection,
                    "occurrence (id, event, event_start, event_end, precision, n, day, articles, languages, sources,"
                            + " first_seen, last_seen, document)",
                    returns.occurrences(),
                    occurrence -> Stream.of(occurrence(occurrence)));
            statement.execute("INSERT INTO story (id, first_seen, last_seen)"
                    + " SELECT story, min(fetched), max(fetched) FROM article GROUP BY story");
            statement.execute("INSERT INTO cluster (id, canonical, articles, first_seen, last_seen)"
                    + " SELECT cluster, cluster, count(*), min(fetched), max(fetched) FROM article GROUP BY cluster");
            statement.execute("UPDATE article_month SET oldest = seen.oldest, newest = seen.newest FROM (SELECT month,"
                    + " min(appeared) AS oldest, max(appeared) AS newest FROM article GROUP BY month) AS seen"
                    + " WHERE seen.month = article_month.month");
            statement.execute("CREATE INDEX article_by_tokens ON article USING gin (tokens)");
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static <T> void copy(
            Connection connection, String columns, List<T> things, Function<T, Stream<String>> lines)
            throws SQLException {
        byte[] rows = things.parallelStream()
                .flatMap(lines)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + columns + " FROM STDIN");
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
    }

    private static Stream<String> article(EnrichedArticle article) {
        var duplicate = Objects.requireNonNull(article.duplicate());
        var language = Objects.requireNonNull(article.language());
        return Stream.of(line(
                article.id(),
                month(article),
                article.url(),
                article.canonicalUrl(),
                article.source(),
                article.feed(),
                article.title(),
                article.text(),
                article.published(),
                "feed",
                article.fetched(),
                article.version(),
                language.tag(),
                language.confidence(),
                duplicate.of() == null ? "original" : "exact",
                duplicate.of(),
                duplicate.cluster(),
                article.story(),
                article.storyPart(),
                article.anniversaries().size(),
                Json.write(article),
                IndexedText.of(article.title(), article.authors(), article.url(), article.text())
                        .tsvector(),
                String.valueOf(article.guid()).substring(1),
                Objects.requireNonNull(article.fetched()).plusSeconds(STORED_AFTER)));
    }

    private static Stream<String> mentions(EnrichedArticle article) {
        return article.anniversaries().stream()
                .map(mention -> line(
                        article.id(),
                        month(article),
                        0,
                        mention.event(),
                        "commemoration",
                        start(mention),
                        start(mention),
                        "day",
                        mention.n(),
                        mention.confidence(),
                        Json.write(mention.evidence())));
    }

    private static String occurrence(Occurrence occurrence) {
        return line(
                occurrence.id(),
                occurrence.event(),
                occurrence.date().start(),
                occurrence.date().end(),
                "day",
                occurrence.n(),
                occurrence.day(),
                occurrence.articles(),
                occurrence.coverage().stream()
                        .map(Occurrence.Cell::language)
                        .distinct()
                        .count(),
                occurrence.sources().size(),
                occurrence.firstSeen(),
                occurrence.lastSeen(),
                Json.write(occurrence));
    }

    private static @Nullable LocalDate start(AnniversaryMention mention) {
        return mention.eventDate() == null ? null : mention.eventDate().start();
    }

    private static LocalDate month(EnrichedArticle article) {
        return LocalDate.ofInstant(Objects.requireNonNull(article.fetched()), ZoneOffset.UTC)
                .withDayOfMonth(1);
    }

    /** A row in the text form of COPY. */
    private static String line(@Nullable Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.length() == 0 ? "" : "\t").append(value == null ? "\\N" : escaped(value.toString()));
        }
        return line.append('\n').toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
