package org.perennial.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class ArticleMonthsIT {
    private static final Instant JANUARY = Instant.parse("2025-01-31T23:59:59Z");
    private static final Instant FEBRUARY = Instant.parse("2025-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2025-03-10T08:00:00Z");

    private final TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
    private final TestRows rows = TestRows.of(fresh);
    private Database database;
    private PostgresArticleStore store;

    @BeforeEach
    void openDatabase() {
        database = open();
        store = new PostgresArticleStore(database.dataSource());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anArticleStandsInTheMonthOfItsFetch() {
        write(article("a", JANUARY), article("b", FEBRUARY));
        assertThat(rows.rows("SELECT tableoid::regclass::text AS part, month::text FROM article ORDER BY id"))
                .containsExactlyInAnyOrder(
                        Map.of("part", "article_y2025m01", "month", "2025-01-01"),
                        Map.of("part", "article_y2025m02", "month", "2025-02-01"));
    }

    @Test
    void theNextMonthIsMadeAhead() {
        write(article("a", JANUARY));
        assertThat(rows.text("SELECT to_regclass('article_y2025m02') IS NOT NULL"
                        + " AND to_regclass('anniversary_mention_y2025m02') IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void aRevisionOfAnotherMonthStaysWithItsArticle() {
        write(article("a", JANUARY));
        write(article("a", MARCH).withVersion(2));
        assertThat(rows.rows("SELECT month::text, version FROM article"))
                .containsExactly(Map.of("month", "2025-01-01", "version", 2));
        assertThat(rows.rows("SELECT DISTINCT month::text FROM article_version"))
                .containsExactly(Map.of("month", "2025-01-01"));
    }

    @Test
    void anArticleOfAnyDateFindsAPlace() {
        write(
                article("old", Instant.parse("0001-01-01T00:00:00Z")),
                article("edge", Instant.parse("1999-12-31T23:59:59Z")),
                article("new", Instant.parse("2100-01-01T00:00:00Z")),
                article("far", Instant.parse("9999-12-31T23:59:59Z")));
        assertThat(rows.rows("SELECT count(*) AS articles FROM article_early"
                        + " UNION ALL SELECT count(*) FROM article_late"))
                .containsExactly(Map.of("articles", 2L), Map.of("articles", 2L));
    }

    @Test
    void javaAndTheDatabaseAgreeOnTheMonth() {
        for (String instant : List.of(
                "0001-01-01T00:00:00Z",
                "1999-12-31T23:59:59.999999Z",
                "2000-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999999Z",
                "2099-12-31T23:59:59Z",
                "2100-01-01T00:00:00Z")) {
            assertThat(rows.text("SELECT article_month_of('" + instant + "')"))
                    .as(instant)
                    .isEqualTo(ArticleMonths.of(Instant.parse(instant)).toString());
        }
    }

    @Test
    void aMonthGoesWithAllThatHangsOnIt() {
        EnrichedArticle gone = told(article("gone", JANUARY), "old-story");
        EnrichedArticle kept = told(article("kept", FEBRUARY), "new-story");
        write(gone, kept);
        write(relation(gone), relation(kept));

        long dropped = store.dropBefore(YearMonth.of(2025, 2));

        assertThat(dropped).isEqualTo(1);
        for (String table : List.of(
                "article",
                "article_version",
                "anniversary_mention",
                "article_place",
                "article_relation",
                "cluster",
                "story",
                "story_part")) {
            assertThat(rows.count(table)).as(table).isEqualTo(1);
        }
        assertThat(rows.text("SELECT id FROM article")).isEqualTo(kept.id());
    }

    @Test
    void aStoryThatGoesOnOutlivesItsFirstMonth() {
        write(told(article("gone", JANUARY), "story"), told(article("kept", FEBRUARY), "story"));
        store.dropBefore(YearMonth.of(2025, 2));
        assertThat(rows.count("story")).isEqualTo(1);
        assertThat(rows.count("story_part")).isEqualTo(1);
    }

    @Test
    void whatCameBefore2000IsDroppedToo() {
        write(article("old", Instant.parse("1970-01-01T00:00:00Z")));
        assertThat(store.dropBefore(YearMonth.of(2025, 2))).isEqualTo(1);
        write(article("old", Instant.parse("1970-01-01T00:00:00Z")));
        assertThat(rows.count("article")).isEqualTo(1);
    }

    @Test
    void anArticleThatComesBackAfterItsMonthHasGoneBeginsAnew() {
        write(article("a", JANUARY));
        store.dropBefore(YearMonth.of(2025, 2));
        write(article("a", MARCH).withVersion(2));
        assertThat(rows.rows("SELECT month::text, version FROM article"))
                .containsExactly(Map.of("month", "2025-03-01", "version", 2));
    }

    @Test
    void aMonthThatSomebodyReadsIsDroppedWholeLaterAndNotHalfNow() throws Exception {
        write(told(article("a", JANUARY), "story"));
        String before = rows.fingerprint();
        try (Connection reader = fresh.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM article");
            assertThatExceptionOfType(JdbiException.class).isThrownBy(() -> store.dropBefore(YearMonth.of(2025, 2)));
            assertThat(rows.fingerprint()).isEqualTo(before);
        }
        assertThat(store.dropBefore(YearMonth.of(2025, 2))).isEqualTo(1);
    }

    @Test
    void monthsAreMadeWhileOthersRead() throws Exception {
        write(article("a", JANUARY));
        try (Connection reader = fresh.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM article");
            write(article("b", MARCH));
        }
        assertThat(rows.count("article")).isEqualTo(2);
    }

    @Test
    void aDatabaseOfTheReleaseBeforeIsBroughtOverWithoutLoss() {
        TestDatabase.Fresh old = TestDatabase.shared().freshDatabase();
        TestRows stored = TestRows.of(old);
        Flyway.configure()
                .dataSource(old.dataSource())
                .locations("classpath:org/perennial/sink/migrations")
                .table("schema_history")
                .target("6")
                .load()
                .migrate();
        stored.execute(
                "INSERT INTO article (id, title, text, authors, fetched, published, version, language, cluster,"
                        + " story, story_part, anniversaries, document, tokens, change)"
                        + " SELECT 'a' || i, 'Title ' || i, 'text ' || i, '{Ann}', at, at - interval '1 hour', 1, 'az', 'a' || i,"
                        + " 's', 'p', 1, json_build_object('id', 'a' || i), to_tsvector('simple', 'text'),"
                        + " nextval('article_change')"
                        + " FROM generate_series(1, 300) i, LATERAL (SELECT timestamptz '2023-11-05Z' + i * interval '2 days') t (at)");
        stored.execute("INSERT INTO article_version SELECT id, 1, title, text, fetched FROM article");
        // Fetched in January, changed in March.
        stored.execute("UPDATE article SET version = 2, fetched = '2024-03-15Z' WHERE id = 'a40'");
        stored.execute("INSERT INTO article_version VALUES ('a40', 2, 'Title', 'changed', '2024-03-15Z')");
        stored.execute("INSERT INTO anniversary_mention SELECT id, 0, 'khojaly-massacre', 'words', 'commemoration',"
                + " '1992-02-25', '1992-02-26', 'night', 33, 'stated', 0.9, '[]', '{}' FROM article");
        stored.execute("INSERT INTO article_relation VALUES ('a1', 1, 'near', 'a2', 'a2', 0.9, '{}')");
        String columns = "md5(string_agg((a.id, title, text, authors, fetched, published, version, language, cluster,"
                + " story, story_part, anniversaries, document::text, tokens, change, appeared)::text, '' ORDER BY a.id))";
        String before = stored.text("SELECT " + columns + " FROM article a");
        String versions = stored.text(
                "SELECT md5(string_agg((article, version, title, text, fetched)::text, '' ORDER BY article, version))"
                        + " FROM article_version");

        try (Database migrated = Database.open(new DatabaseConfig(old.jdbcUrl(), old.user(), old.password(), 2))) {
            assertThat(stored.text("SELECT " + columns + " FROM article a")).isEqualTo(before);
            assertThat(stored.text("SELECT md5(string_agg((article, version, title, text, fetched)::text, ''"
                            + " ORDER BY article, version)) FROM article_version"))
                    .isEqualTo(versions);
            assertThat(stored.count("anniversary_mention m JOIN article a ON a.id = m.article AND a.month = m.month"))
                    .isEqualTo(300);
            assertThat(stored.count("article_relation")).isEqualTo(1);
            assertThat(stored.text("SELECT month FROM article WHERE id = 'a40'"))
                    .isEqualTo(stored.text("SELECT date_trunc('month', min(fetched))::date FROM article_version"
                            + " WHERE article = 'a40'"));
            new PostgresArticleStore(migrated.dataSource())
                    .write(Batch.of(List.of(article("new", MARCH)), Map.of()), (index, reason) -> {});
            assertThat(stored.text("SELECT max(change) FROM article")).isEqualTo("301");
        }
    }

    private static EnrichedArticle article(String name, Instant fetched) {
        return Articles.enriched(name, "Title", "33 years", "en", fetched);
    }

    private static EnrichedArticle told(EnrichedArticle article, String story) {
        LocalDate day = LocalDate.of(1992, 2, 26);
        return article.withStory(story, story + "-part", 0)
                .withAnniversaries(List.of(Articles.mention(
                        "khojaly-massacre", 33, new EventDate(day, day, EventDate.Precision.DAY), 0, "33 years")));
    }

    private static Relation relation(EnrichedArticle article) {
        return new Relation(
                article.id(),
                new Duplicate(Duplicate.Relation.NEAR, "other", "cluster-of-" + article.id(), 0.9, 1),
                null,
                null);
    }

    private void write(EnrichedArticle... articles) {
        List<StoryPart> parts = List.of(articles).stream()
                .filter(article -> article.storyPart() != null)
                .map(article ->
                        new StoryPart(String.valueOf(article.storyPart()), String.valueOf(article.story()), 0, MARCH))
                .toList();
        store.write(
                new Batch(List.of(articles), List.of(), List.of(), parts, List.of(), Map.of()), (index, reason) -> {});
    }

    private void write(Relation... relations) {
        List<Cluster> clusters = List.of(relations).stream()
                .map(relation -> String.valueOf(relation.duplicate().cluster()))
                .map(id -> new Cluster(id, id, 2, JANUARY, JANUARY, null))
                .toList();
        store.write(
                new Batch(List.of(), List.of(relations), clusters, List.of(), List.of(), Map.of()),
                (index, reason) -> {});
    }

    private Database open() {
        return Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 4));
    }
}
