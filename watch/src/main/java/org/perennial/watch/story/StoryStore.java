package org.perennial.watch.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.dedup.Containment;
import org.perennial.analysis.difference.TextDifference;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;

/** The stored stories. Each question takes five seconds at most and is given up then. Immutable and safe to share. */
public final class StoryStore {
    /** The most stories of one stretch. */
    public static final int MOST_STORIES = 100;

    private static final int MOST_MEMBERS = 1_000;

    /** Each costs the reading and comparing of two texts. */
    private static final int MOST_REVISIONS = 50;

    private static final int QUERY_SECONDS = 5;

    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();

    private final Jdbi store;

    /** @param database the store that the sink writes to */
    public StoryStore(DataSource database) {
        this.store = Jdbi.create(database).installPlugin(new PostgresPlugin());
        store.getConfig(SqlStatements.class).setQueryTimeout(QUERY_SECONDS);
    }

    /**
     * The stories, those with the newest articles first.
     *
     * @param least only those that at least so many articles tell
     * @param since only those with an article that appeared at this instant or later; absent for all
     * @param from where to begin; absent for the newest
     * @param size the most wanted, 1 to {@value #MOST_STORIES}
     */
    public Stories list(int least, @Nullable Instant since, Stories.@Nullable Place from, int size) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        if (since != null) {
            conditions.add("a.appeared >= :since");
            values.put("since", since.atOffset(ZoneOffset.UTC));
        }
        if (from != null) {
            conditions.add("(a.appeared, a.id) < (:last, :article)");
            values.put("last", from.last().atOffset(ZoneOffset.UTC));
            values.put("article", from.article());
        }
        List<Listed> found = stories(least, String.join(" AND ", conditions), values, size + 1);
        List<Listed> shown = found.size() > size ? found.subList(0, size) : found;
        Listed last = found.size() > size ? shown.get(size - 1) : null;
        return new Stories(
                shown.stream().map(Listed::story).toList(),
                last == null ? null : new Stories.Place(last.story().last(), last.newest()));
    }

    /** A story with all that carry it; empty if no article tells it. */
    public Optional<StoryTrace> trace(String id) {
        Optional<Story> story = stories(1, "a.story = :story", Map.of("story", id), 1).stream()
                .map(Listed::story)
                .findFirst();
        return story.map(told -> {
            Map<String, List<ChangedNumber>> numbers = changedNumbers(id);
            List<MemberRow> rows = members("a.story = :story", Map.of("story", id));
            Map<String, List<MemberRow>> byCluster = new LinkedHashMap<>();
            rows.forEach(row -> byCluster
                    .computeIfAbsent(row.cluster(), cluster -> new ArrayList<>())
                    .add(row.withChangedNumbers(
                            numbers.getOrDefault(row.member().id(), List.of()))));
            List<StoryTrace.Cluster> clusters = byCluster.values().stream()
                    .map(MemberRow::together)
                    .sorted(Comparator.comparingInt(
                            cluster -> -cluster.members().size()))
                    .toList();
            return new StoryTrace(told, clusters, Math.max(0, told.articles() - rows.size()));
        });
    }

    /** A story's article beside its model; empty if it is not of this story, or repeats none that is stored. */
    public Optional<CopyComparison> compare(String story, String article) {
        return texts(story, "a.id = :article", Map.of("article", article), 1).stream()
                .findFirst()
                .map(this::compared);
    }

    private CopyComparison compared(Texts texts) {
        Map<String, Member> members = new HashMap<>();
        members("a.id IN (:copy, :model)", Map.of("copy", texts.id(), "model", texts.modelId()))
                .forEach(row -> members.put(row.member().id(), row.member()));
        TextDifference difference = texts.difference();
        Containment containment = Containment.of(texts.text(), texts.modelText());
        return new CopyComparison(
                present(members, texts.id()).withChangedNumbers(difference.changedNumbers()),
                present(members, texts.modelId()),
                containment.ofText(),
                containment.ofOther(),
                texts.titleDifference(),
                difference);
    }

    private Map<String, List<ChangedNumber>> changedNumbers(String story) {
        Map<String, List<ChangedNumber>> numbers = new HashMap<>();
        texts(story, "a.relation = 'revision'", Map.of(), MOST_REVISIONS)
                .forEach(texts -> numbers.put(texts.id(), texts.difference().changedNumbers()));
        return numbers;
    }

    /** @param newest the id of the story's newest article */
    private record Listed(Story story, String newest) {}

    private List<Listed> stories(int least, String where, Map<String, ?> values, int limit) {
        return store.withHandle(handle -> handle.createQuery(sql("select-stories"))
                .define("where", where)
                .bind("least", least)
                .bindMap(values)
                .bind("limit", limit)
                .map(StoryStore::listed)
                .list());
    }

    private static Listed listed(ResultSet row, StatementContext context) throws SQLException {
        return new Listed(
                new Story(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("language"),
                        MemberRow.instant(row, "first"),
                        MemberRow.instant(row, "last"),
                        row.getInt("articles"),
                        row.getInt("outlets"),
                        row.getInt("clusters"),
                        List.of((String[]) row.getArray("languages").getArray())),
                row.getString("newest"));
    }

    private List<MemberRow> members(String where, Map<String, ?> values) {
        return store.withHandle(handle -> handle.createQuery(sql("select-members"))
                .define("where", where)
                .bindMap(values)
                .bind("limit", MOST_MEMBERS)
                .map(MemberRow::of)
                .list());
    }

    private List<Texts> texts(String story, String where, Map<String, ?> values, int limit) {
        return store.withHandle(handle -> handle.createQuery(sql("select-texts"))
                .define("where", where)
                .bind("story", story)
                .bindMap(values)
                .bind("limit", limit)
                .map(Texts::of)
                .list());
    }

    private static Member present(Map<String, Member> members, String id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalStateException("article " + id + " has gone while it was read");
        }
        return member;
    }

    private static String sql(String name) {
        return FILES.getResource(StoryStore.class.getClassLoader(), "org/perennial/watch/story/" + name + ".sql");
    }
}
