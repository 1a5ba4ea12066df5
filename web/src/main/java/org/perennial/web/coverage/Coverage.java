package org.perennial.web.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;

/** The queries: what is stored, newest first. Each takes five seconds at most and is given up then. */
public final class Coverage {
    /** The most entries of one page. */
    public static final int LARGEST_PAGE = 100;

    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();

    private static final int QUERY_SECONDS = 5;
    private static final int COPIES_SHOWN = 20;

    private final Jdbi jdbi;

    /** The coverage in the database behind this source. */
    public Coverage(DataSource database) {
        this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(QUERY_SECONDS);
    }

    /**
     * A page of it.
     *
     * @param from where to begin; absent for the newest
     * @param size the most entries wanted, 1 to {@link #LARGEST_PAGE}
     */
    public Page page(CoverageFilter filter, @Nullable Cursor from, int size) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        if (!filter.languages().isEmpty()) {
            conditions.add("a.language = ANY (:languages)");
        }
        if (filter.anniversaries()) {
            conditions.add("a.anniversaries > 0");
        }
        if (from != null) {
            conditions.add("(a.appeared, a.id) < (:appeared, :id)");
            values.put("appeared", from.appeared().atOffset(ZoneOffset.UTC));
            values.put("id", from.id());
        }
        return jdbi.withHandle(handle -> {
            Faces faces = new Faces(handle, filter, conditions, values, size + 1);
            List<Entry> found = faces.newest(from == null ? null : from.appeared());
            List<Entry> shown = found.size() > size ? found.subList(0, size) : found;
            Cursor next = found.size() > size ? shown.get(size - 1).cursor() : null;
            return new Page(complete(shown), next);
        });
    }

    /**
     * One look for faces. Nearly always the two newest months that the place lies in hold the page, and a statement of two
     * partitions is planned in a fraction of the time of one of all; the bounds that each month keeps say when older months are
     * to be asked too.
     */
    private record Faces(
            Handle handle, CoverageFilter filter, List<String> conditions, Map<String, Object> values, int wanted) {
        private static final int FIRST_MONTHS = 2;

        /** The months that hold articles, and between which instants these appeared. */
        private record Month(LocalDate first, Instant oldest, Instant newest) {}

        List<Entry> newest(@Nullable Instant from) {
            List<Month> months = handle.createQuery(sql("select-months"))
                    .map((row, context) -> new Month(
                            row.getObject("month", LocalDate.class),
                            row.getObject("oldest", OffsetDateTime.class).toInstant(),
                            row.getObject("newest", OffsetDateTime.class).toInstant()))
                    .list();
            List<Month> near = months.stream()
                    .filter(month -> from == null || !month.oldest().isAfter(from))
                    .limit(FIRST_MONTHS)
                    .toList();
            if (near.isEmpty()) {
                return List.of();
            }
            List<Entry> found = find(near);
            return found.size() == wanted
                            && months.stream()
                                    .filter(month -> !near.contains(month))
                                    .filter(month ->
                                            from == null || !month.oldest().isAfter(from))
                                    .allMatch(month -> month.newest()
                                            .isBefore(found.get(wanted - 1).appeared()))
                    ? found
                    : find(months);
        }

        /** Months stand in the statement itself, so that the others are left out when it is planned. */
        private List<Entry> find(List<Month> months) {
            List<String> all = new ArrayList<>(conditions);
            all.add(months.stream()
                    .map(month -> "DATE '" + month.first() + "'")
                    .collect(Collectors.joining(", ", "a.month IN (", ")")));
            Query query = handle.createQuery(sql("select-faces"))
                    .define("where", String.join(" AND ", all))
                    .bindMap(values)
                    .bind("limit", wanted);
            if (!filter.languages().isEmpty()) {
                query.bindArray("languages", String.class, filter.languages().toArray());
            }
            return query.map((row, context) -> entry(
                            row.getString("document"),
                            row.getLong("change"),
                            row.getObject("appeared", OffsetDateTime.class)))
                    .list();
        }
    }

    /** Entries as they are shown: with who carries their texts besides, and how widely their stories are told. */
    public List<Entry> complete(List<Entry> entries) {
        return entries.isEmpty() ? entries : withTellings(withCopies(entries));
    }

    /** What has changed after the given number, in order, at most so many. */
    public List<Change> changesAfter(long change, int limit) {
        List<Change> changes = jdbi.withHandle(handle -> handle.createQuery(sql("select-changes"))
                .bind("after", change)
                .bind("limit", limit)
                .map((row, context) -> new Change(
                        entry(
                                row.getString("document"),
                                row.getLong("change"),
                                row.getObject("appeared", OffsetDateTime.class)),
                        row.getBoolean("is_face")))
                .list());
        List<Entry> entries = complete(changes.stream().map(Change::entry).toList());
        List<Change> complete = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            complete.add(new Change(entries.get(i), changes.get(i).ofFace()));
        }
        return complete;
    }

    /** The number of the last change; 0 if nothing is stored. */
    public long newestChange() {
        return jdbi.withHandle(handle -> handle.createQuery(sql("select-newest-change"))
                .mapTo(Long.class)
                .one());
    }

    /** The article of this id; empty if there is none. */
    public Optional<Entry> article(String id) {
        Optional<Entry> found = jdbi.withHandle(handle -> handle.createQuery(sql("select-article"))
                .bind("id", id)
                .map((row, context) -> entry(
                        row.getString("document"),
                        row.getLong("change"),
                        row.getObject("appeared", OffsetDateTime.class)))
                .findOne());
        return found.map(entry -> complete(List.of(entry)).get(0));
    }

    /** The texts that stood under an id, newest first. */
    public List<ArticleVersion> versions(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql("select-versions"))
                .bind("id", id)
                .map((row, context) -> new ArticleVersion(
                        row.getInt("version"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getObject("fetched", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** The languages of the newest articles, the most frequent first. */
    public List<LanguageCount> languages() {
        return jdbi.withHandle(handle -> handle.createQuery(sql("select-languages"))
                .map((row, context) -> new LanguageCount(row.getString("language"), row.getLong("articles")))
                .list());
    }

    private List<Entry> withTellings(List<Entry> entries) {
        Object[] stories = entries.stream()
                .map(entry -> entry.article().story())
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        Map<String, Telling> tellings = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(sql("select-tellings"))
                .bindArray("stories", String.class, stories)
                .map((row, context) ->
                        new Telling(row.getString("story"), row.getLong("articles"), row.getLong("languages")))
                .forEach(telling -> tellings.put(telling.story(), telling)));
        return entries.stream()
                .map(entry -> entry.withTelling(tellings.get(entry.article().story())))
                .toList();
    }

    private List<Entry> withCopies(List<Entry> entries) {
        Object[] faces = entries.stream().map(entry -> entry.article().id()).toArray();
        Object[] clusters = entries.stream().map(entry -> entry.cluster()).toArray();
        Map<String, Copies> copies = jdbi.withHandle(handle -> handle.createQuery(sql("select-copies"))
                .bindArray("faces", String.class, faces)
                .bindArray("clusters", String.class, clusters)
                .bind("limit", COPIES_SHOWN)
                .reduceRows(new LinkedHashMap<>(), Coverage::addCopy));
        return entries.stream()
                .map(entry ->
                        entry.withCopies(copies.getOrDefault(entry.article().id(), Copies.NONE)))
                .toList();
    }

    private static Map<String, Copies> addCopy(Map<String, Copies> copies, RowView row) {
        Copies.Copy copy = new Copies.Copy(
                row.getColumn("id", String.class),
                row.getColumn("source", String.class),
                row.getColumn("url", String.class),
                row.getColumn("title", String.class),
                row.getColumn("language", String.class),
                row.getColumn("relation", String.class),
                row.getColumn("appeared", Instant.class));
        String face = row.getColumn("face", String.class);
        List<Copies.Copy> shown =
                new ArrayList<>(copies.getOrDefault(face, Copies.NONE).shown());
        shown.add(copy);
        copies.put(face, new Copies(row.getColumn("total", Long.class), row.getColumn("outlets", Long.class), shown));
        return copies;
    }

    private static Entry entry(String document, long change, OffsetDateTime appeared) {
        return new Entry(Json.read(document, EnrichedArticle.class), change, appeared.toInstant(), Copies.NONE, null);
    }

    static String sql(String name) {
        return FILES.getResource(Coverage.class.getClassLoader(), "org/perennial/web/sql/" + name + ".sql");
    }
}
