package org.perennial.sink;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;

/**
 * Articles in PostgreSQL: rows, versions, mentions, stories and positions of one batch in one transaction.
 *
 * <p>Readers follow the table by its {@code change} column. Numbers are drawn under one advisory lock that each writer holds
 * until its commit, so they become visible in their order and a reader that has seen {@code n} misses nothing below it. The
 * price is that writers commit one after the other; a batch is one commit, so that is some hundred articles each time.
 * Readers that wait are told by a notification on the channel {@value #CHANNEL}.
 *
 * <p>Articles stand in one partition for each month of a first fetch; versions and mentions stand in that of their article.
 *
 * <p>A batch that holds a row which the database can never take (a data or constraint error, or a limit) is written again row
 * by row inside savepoints, so one poison row costs its batch time and nothing else.
 */
public final class PostgresArticleStore implements ArticleStore {
    /** The notification channel on which readers hear that rows have changed. */
    public static final String CHANNEL = "perennial_articles";

    /** So many articles of former releases are made searchable with each batch. */
    private static final int FORMER_ARTICLES_IN_A_BATCH = 100;

    private static final int PLACES_AT_ONCE = 20_000;

    private static final String SAVEPOINT = "before_rows";

    private final Jdbi jdbi;

    /** A store in the database behind this source, whose schema {@link Database} has made. */
    public PostgresArticleStore(DataSource database) {
        this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        // Otherwise whole articles would stand in messages and logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return jdbi.withHandle(handle -> handle.createQuery(Statements.of("select-offsets"))
                .reduceRows(new HashMap<TopicPartition, Long>(), (positions, row) -> {
                    positions.put(
                            new TopicPartition(
                                    row.getColumn("topic", String.class), row.getColumn("partition", Integer.class)),
                            row.getColumn("next_offset", Long.class));
                    return positions;
                }));
    }

    @Override
    public void forgetPosition(TopicPartition partition) {
        jdbi.useHandle(handle -> handle.createUpdate(Statements.of("delete-offset"))
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .execute());
    }

    @Override
    public WriteOutcome write(Batch batch, RefusedArticles refusedArticles) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery(Statements.of("serialize-writers")).mapToMap().list();
            batch.spans().forEach((partition, span) -> advance(handle, partition, span));
            ArticleMonths.make(handle, batch.articles());
            WriteOutcome outcome = writeRows(handle, batch.articles(), refusedArticles);
            executeAll(handle, "upsert-relation", rows(batch.relations(), RelationRow::new));
            executeAll(handle, "upsert-cluster", rows(batch.clusters(), ClusterRow::new));
            executeAll(handle, "upsert-story-part", rows(batch.storyParts(), StoryPartRow::new));
            executeAll(handle, "upsert-occurrence", rows(batch.occurrences(), OccurrenceRow::new));
            addTokens(handle);
            int judgedAnew = applyRelations(handle, batch) + applyStoryParts(handle, batch);
            if (outcome.written() + judgedAnew > 0) {
                handle.createQuery(Statements.of("notify-readers")).mapToMap().list();
            }
            return outcome;
        });
    }

    @Override
    public long dropBefore(YearMonth first) {
        List<LocalDate> months = jdbi.withHandle(handle -> handle.createQuery(Statements.of("select-months-before"))
                .bind("first", first.atDay(1))
                .mapTo(LocalDate.class)
                .list());
        long dropped = 0;
        for (LocalDate month : months) {
            dropped += jdbi.inTransaction(handle -> {
                patient(handle);
                handle.execute(Statements.of("limit-waiting"));
                handle.createQuery(Statements.of("serialize-writers"))
                        .mapToMap()
                        .list();
                return handle.createQuery(Statements.of("drop-month"))
                        .bind("month", month)
                        .mapTo(Long.class)
                        .one();
            });
        }
        deletePlaces(first);
        return dropped;
    }

    private void deletePlaces(YearMonth first) {
        int deleted;
        do {
            deleted = jdbi.inTransaction(handle -> {
                handle.createQuery(Statements.of("serialize-writers"))
                        .mapToMap()
                        .list();
                return handle.createUpdate(Statements.of("delete-places-before"))
                        .bind("first", first.atDay(1))
                        .bind("limit", PLACES_AT_ONCE)
                        .execute();
            });
        } while (deleted > 0);
    }

    /** What goes through a whole month takes longer than the pool waits for an answer; it sets its own time-out again. */
    private static void patient(Handle handle) {
        try {
            handle.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new IllegalStateException("the connection cannot be given more time", e);
        }
    }

    private static <T> List<Row> rows(List<T> values, Function<T, Row> row) {
        return values.stream().map(row).toList();
    }

    /** Makes some articles searchable that were stored before articles could be; nothing else of them changes. */
    private void addTokens(Handle handle) {
        executeAll(
                handle,
                "update-tokens",
                handle.createQuery(Statements.of("select-articles-without-tokens"))
                        .bind("limit", FORMER_ARTICLES_IN_A_BATCH)
                        .map((row, context) -> TokensRow.of(row))
                        .list());
    }

    /** How many articles have another relation now, whether the article or the relation came first. */
    private int applyRelations(Handle handle, Batch batch) {
        List<PlacedRow> rows = handle.createQuery(Statements.of("select-relations-to-apply"))
                .bindArray("articles", String.class, concerned(batch))
                .map((row, context) -> PlacedRow.of(row))
                .list();
        int placed = changed(executeAll(handle, "place-in-story", rows));
        return placed + changed(executeAll(handle, "apply-relation", rows));
    }

    /** How many articles are in another story now, whether the article or the move of its part came first. */
    private int applyStoryParts(Handle handle, Batch batch) {
        return changed(executeAll(
                handle,
                "apply-story-part",
                handle.createQuery(Statements.of("select-moved-articles"))
                        .bindArray("articles", String.class, concerned(batch))
                        .bindArray(
                                "parts",
                                String.class,
                                batch.storyParts().stream()
                                        .map(StoryPart::part)
                                        .distinct()
                                        .toArray())
                        .map((row, context) -> PlacedRow.of(row))
                        .list()));
    }

    private static Object[] concerned(Batch batch) {
        return Stream.concat(
                        batch.articles().stream().map(EnrichedArticle::id),
                        batch.relations().stream().map(Relation::article))
                .distinct()
                .toArray();
    }

    private static int changed(int[] counts) {
        return (int) IntStream.of(counts).filter(count -> count > 0).count();
    }

    private void advance(Handle handle, TopicPartition partition, OffsetSpan span) {
        int moved = handle.createUpdate(Statements.of("advance-offset"))
                .bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .bind("from", span.from())
                .bind("next", span.next())
                .execute();
        if (moved == 0) {
            throw new PositionMovedException(partition, span);
        }
    }

    private WriteOutcome writeRows(Handle handle, List<EnrichedArticle> articles, RefusedArticles refusedArticles) {
        handle.savepoint(SAVEPOINT);
        try {
            int written = writeTogether(handle, articles);
            handle.releaseSavepoint(SAVEPOINT);
            return new WriteOutcome(written, articles.size() - written, 0);
        } catch (JdbiException e) {
            if (refusal(e) == null) {
                throw e;
            }
            handle.rollbackToSavepoint(SAVEPOINT);
            return writeOneByOne(handle, articles, refusedArticles);
        }
    }

    private WriteOutcome writeOneByOne(Handle handle, List<EnrichedArticle> articles, RefusedArticles refusedArticles) {
        int written = 0;
        int refused = 0;
        for (int index = 0; index < articles.size(); index++) {
            handle.savepoint(SAVEPOINT);
            try {
                written += writeTogether(handle, List.of(articles.get(index)));
                handle.releaseSavepoint(SAVEPOINT);
            } catch (JdbiException e) {
                String reason = refusal(e);
                if (reason == null) {
                    throw e;
                }
                handle.rollbackToSavepoint(SAVEPOINT);
                refusedArticles.refused(index, reason);
                refused++;
            }
        }
        return new WriteOutcome(written, articles.size() - written - refused, refused);
    }

    /** How many of the articles made or changed a row. */
    private int writeTogether(Handle handle, List<EnrichedArticle> articles) {
        if (articles.isEmpty()) {
            return 0;
        }
        Map<String, LocalDate> places = ArticleMonths.place(handle, articles);
        List<ArticleRow> rows = articles.stream()
                .map(article -> ArticleRow.of(article, places.getOrDefault(article.id(), LocalDate.MIN)))
                .toList();
        int[] changed = executeAll(handle, "upsert-article", rows);
        executeAll(handle, "widen-month", MonthRow.of(rows));
        executeAll(handle, "upsert-version", rows);
        executeAll(
                handle,
                "upsert-story",
                rows.stream().filter(ArticleRow::hasStory).toList());

        // Of an article that stands twice in the batch, the one that took effect last has the mentions.
        Map<String, ArticleRow> effective = new LinkedHashMap<>();
        IntStream.range(0, changed.length)
                .filter(i -> changed[i] > 0)
                .forEach(i -> effective.put(rows.get(i).id(), rows.get(i)));
        executeAll(handle, "delete-mentions", List.copyOf(effective.values()));
        executeAll(
                handle,
                "insert-mention",
                effective.values().stream()
                        .flatMap(row -> row.mentions().stream())
                        .toList());
        return changed(changed);
    }

    private int[] executeAll(Handle handle, String name, List<? extends Row> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedBatch batch = handle.prepareBatch(Statements.of(name))) {
            for (Row row : rows) {
                row.bindTo(batch);
                batch.add();
            }
            return batch.execute();
        }
    }

    /** Why the database can never take what it was given; absent if the fault is the database's own or may pass. */
    private static @Nullable String refusal(JdbiException e) {
        SQLException deepest = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException) {
                deepest = sqlException;
            }
        }
        String state = deepest == null ? null : deepest.getSQLState();
        if (deepest == null || state == null) {
            return null;
        }
        boolean data = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
        return data ? state + ": " + deepest.getMessage() : null;
    }
}
