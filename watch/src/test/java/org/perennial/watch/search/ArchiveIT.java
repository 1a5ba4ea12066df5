package org.perennial.watch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.analysis.query.Document;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.QueryParser;
import org.perennial.contract.EnrichedArticle;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.TestDatabase;

/** The archive finds what the matcher finds, over the texts of the sample newsroom in all their scripts. */
class ArchiveIT {
    private static final Instant NOW = Instant.parse("2025-02-26T12:00:00Z");
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    private static final int QUERIES = 1_500;

    private static Database database;
    private static Database spread;
    private static Archive archive;
    private static NewsroomArticles newsroom;
    private static final Map<String, Document> DOCUMENTS = new TreeMap<>();

    @BeforeAll
    static void storeTheNewsroom() throws IOException {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
        newsroom = NewsroomArticles.read();
        new PostgresArticleStore(database.dataSource())
                .write(
                        new Batch(newsroom.articles(), List.of(), newsroom.clusters(), List.of(), List.of(), Map.of()),
                        (index, reason) -> {
                            throw new AssertionError("refused: " + reason);
                        });
        newsroom.articles()
                .forEach(article -> DOCUMENTS.put(article.id(), Documents.of(article, newsroom.copies(article))));
        archive = new Archive(database.dataSource());
        spread = spread();
    }

    /** The same articles over two years of fetches; one in five appeared long before it was fetched. */
    private static Database spread() {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        Database opened = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
        Random random = new Random(33);
        List<EnrichedArticle> articles = newsroom.articles().stream()
                .map(article -> NewsroomArticles.fetchedAt(
                        article,
                        NOW.minus(Duration.ofDays(random.nextInt(730))),
                        random.nextInt(5) == 0 ? Duration.ofDays(400) : Duration.ofHours(1)))
                .toList();
        new PostgresArticleStore(opened.dataSource()).write(Batch.of(articles, Map.of()), (index, reason) -> {
            throw new AssertionError("refused: " + reason);
        });
        return opened;
    }

    @AfterAll
    static void closeTheStores() {
        spread.close();
        database.close();
    }

    @Test
    void itFindsWhatTheMatcherFindsForRandomQueries() {
        RandomQueries queries = new RandomQueries(2025, newsroom.articles());
        int some = 0;
        for (int i = 0; i < QUERIES; i++) {
            String text = queries.next();
            List<String> found = found(text);
            assertThat(found).as(text).isEqualTo(matched(text));
            some += found.isEmpty() || found.size() == DOCUMENTS.size() ? 0 : 1;
        }
        assertThat(some).as("queries that tell articles apart").isGreaterThan(QUERIES / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Xocalı",
                "XOCALI soyqirim*",
                "\"20 yanvar\"",
                "title:大屠杀",
                "大震災",
                "민주화운동",
                "الذكري",
                "زلزله",
                "годовщин*",
                "Πολυτεχνειου",
                "גלויות",
                "त्रासदी",
                "Սպիտակի",
                "ტრაგედიიდან",
            })
    void itFindsWordsOfEveryScript(String query) {
        assertThat(found(query)).isNotEmpty().isEqualTo(matched(query));
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndWithoutOverlap() {
        Query everything = QueryParser.parse("");
        List<String> ids = new ArrayList<>();
        Cursor from = null;
        do {
            Page page = archive.search(everything, BAKU, NOW, from, 17);
            page.found().forEach(found -> ids.add(found.article().id()));
            from = page.next();
        } while (from != null && ids.size() <= DOCUMENTS.size());
        assertThat(ids).containsExactlyElementsOf(newestFirst(List.copyOf(DOCUMENTS.keySet())));
    }

    @Test
    void whatIsNotAmongTheNewestIsFoundByItsMonthAndInTheSameOrder() {
        Archive impatient = new Archive(spread.dataSource(), 7);
        RandomQueries queries = new RandomQueries(1992, newsroom.articles());
        int some = 0;
        for (int i = 0; i < QUERIES / 10; i++) {
            String text = queries.next();
            List<String> paged = ids(impatient, text, 3);
            assertThat(paged).as(text).isEqualTo(ids(new Archive(spread.dataSource()), text, Archive.LARGEST_PAGE));
            some += paged.size() > 10 ? 1 : 0;
        }
        assertThat(some).as("queries that find more than the newest").isGreaterThan(QUERIES / 100);
    }

    @Test
    void wordsThatWouldBeSqlAreWords() {
        assertThat(found("\"'; DROP TABLE article; --\"")).isEmpty();
    }

    private static List<String> ids(Archive searched, String query, int size) {
        List<String> ids = new ArrayList<>();
        Cursor from = null;
        do {
            Page page = searched.search(QueryParser.parse(query), BAKU, NOW, from, size);
            page.found().forEach(found -> ids.add(found.article().id()));
            from = page.next();
        } while (from != null);
        return ids;
    }

    private static List<String> found(String query) {
        return archive.search(QueryParser.parse(query), BAKU, NOW, null, Archive.LARGEST_PAGE).found().stream()
                .map(found -> found.article().id())
                .sorted()
                .toList();
    }

    private static List<String> matched(String query) {
        QueryMatcher matcher = QueryMatcher.of(QueryParser.parse(query), BAKU);
        return newsroom.articles().stream()
                .map(EnrichedArticle::id)
                .filter(id -> matcher.matches(DOCUMENTS.get(id), NOW))
                .sorted()
                .toList();
    }

    private static List<String> newestFirst(List<String> ids) {
        return ids.stream()
                .sorted(Comparator.comparing((String id) -> DOCUMENTS.get(id).appeared())
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .toList();
    }
}
