package org.perennial.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.StoryPart;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class PostgresArticleStoreIT {
    private static final TopicPartition PARTITION = new TopicPartition("articles.enriched", 0);

    private final TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
    private final TestRows rows = TestRows.of(fresh);
    private final List<Integer> refused = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private Database database;
    private PostgresArticleStore store;

    @BeforeEach
    void openDatabase() {
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 4));
        store = new PostgresArticleStore(database.dataSource());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anArticleIsStoredWithItsWordsAndThoseOfTheTitleAreMarked() {
        write(Articles.enriched("a", "Xocalı soyqırımı", "霍贾利 l'Arménie"));
        assertThat(rows.text("SELECT tokens FROM article"))
                .isEqualTo("'armenie':8 'l':7 'soyqirimi':2A 'xocali':1A '利':6 '贾利':5 '霍贾':4");
    }

    @Test
    void aTextOfMoreWordsThanAnIndexHoldsIsStored() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("word ").append(i).append("𐍈".repeat(i % 90)).append("' \\ ");
        }
        assertThat(write(Articles.enriched("a", "Title", text.toString()))).isEqualTo(new WriteOutcome(1, 0, 0));
    }

    @Test
    void anArticleOfAFormerReleaseGetsItsWordsWithTheNextBatch() {
        write(Articles.enriched("a", "Title", "text"));
        rows.execute("UPDATE article SET tokens = NULL");
        write(Articles.enriched("b", "Other", "words"));
        assertThat(rows.rows("SELECT title FROM article WHERE tokens IS NULL")).isEmpty();
    }

    @Test
    void aHigherVersionWins() {
        EnrichedArticle first = Articles.enriched("a", "First", "613 killed");
        write(first);
        write(first.withVersion(2));
        assertThat(rows.rows("SELECT version FROM article")).containsExactly(Map.of("version", 2));
    }

    @Test
    void aLowerVersionThatComesLateGoesToTheVersionsOnly() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(article.withVersion(2));
        WriteOutcome outcome = write(article);
        assertThat(outcome).isEqualTo(new WriteOutcome(0, 1, 0));
        assertThat(rows.rows("SELECT version FROM article")).containsExactly(Map.of("version", 2));
        assertThat(rows.rows("SELECT version FROM article_version ORDER BY version"))
                .containsExactly(Map.of("version", 1), Map.of("version", 2));
    }

    @Test
    void aTextWhoseNumberBeganAgainTakesThePlaceOfTheOlderOne() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(article.withVersion(2));
        rows.execute("UPDATE article SET fetched = fetched - interval '91 days'");
        assertThat(write(article)).isEqualTo(new WriteOutcome(1, 0, 0));
        assertThat(rows.rows("SELECT version FROM article")).containsExactly(Map.of("version", 1));
    }

    @Test
    void anEqualArticleLeavesTheRowAndItsChangeNumberAlone() {
        EnrichedArticle article = withMention(Articles.enriched("a", "Title", "33 years have passed"));
        write(article);
        String before = rows.fingerprint();
        assertThat(write(article)).isEqualTo(new WriteOutcome(0, 1, 0));
        assertThat(rows.fingerprint()).isEqualTo(before);
    }

    @Test
    void aNewJudgementOfTheSameVersionReplacesTheMentions() {
        EnrichedArticle article = Articles.enriched("a", "Title", "33 years have passed");
        write(withMention(article));
        write(article);
        assertThat(rows.count("anniversary_mention")).isZero();
        assertThat(rows.rows("SELECT anniversaries FROM article")).containsExactly(Map.of("anniversaries", 0));
    }

    @Test
    void anArticleTwiceInABatchHasTheMentionsOfItsLastVersion() {
        EnrichedArticle article = Articles.enriched("a", "Title", "33 years have passed");
        write(article, withMention(article).withVersion(2));
        assertThat(rows.count("anniversary_mention")).isOne();
    }

    @Test
    void whatFailsBeforeTheCommitLeavesNeitherRowsNorPosition() {
        EnrichedArticle poison = Articles.enriched("p", "Title", "text").withVersion(0);
        assertThatIllegalStateException()
                .isThrownBy(() -> store.write(
                        articles(span(0, 2), Articles.enriched("a", "Title", "text"), poison), (index, reason) -> {
                            throw new IllegalStateException("the dead letters do not answer");
                        }));
        assertThat(rows.count("article")).isZero();
        assertThat(store.positions()).isEmpty();
    }

    @Test
    void onePoisonRowCostsNothingButItself() {
        EnrichedArticle poison = Articles.enriched("p", "Title", "text").withVersion(0);
        WriteOutcome outcome = write(Articles.enriched("a", "A", "text"), poison, Articles.enriched("b", "B", "text"));
        assertThat(outcome).isEqualTo(new WriteOutcome(2, 0, 1));
        assertThat(refused).containsExactly(1);
        assertThat(reasons)
                .singleElement()
                .asString()
                .startsWith("23514: ERROR: new row")
                .doesNotContain("text");
        assertThat(store.positions()).containsEntry(PARTITION, 3L);
    }

    @Test
    void aSinkThatLostItsPartitionWritesNothing() {
        write(Articles.enriched("a", "A", "text"), Articles.enriched("b", "B", "text"));
        assertThatExceptionOfType(ArticleStore.PositionMovedException.class)
                .isThrownBy(() ->
                        store.write(articles(span(1, 2), Articles.enriched("c", "C", "text")), (index, reason) -> {}));
        assertThat(rows.count("article")).isEqualTo(2);
        assertThat(store.positions()).containsEntry(PARTITION, 2L);
    }

    @Test
    void absurdDatesAreLeftOutOfTheColumns() {
        AnniversaryMention mention = Articles.mention(
                "founding-of-the-world",
                7,
                new EventDate(LocalDate.MIN, LocalDate.MAX, EventDate.Precision.RANGE),
                0,
                "7");
        write(Articles.enriched("a", "Title", "7").withAnniversaries(List.of(mention)));
        assertThat(rows.rows("SELECT event_start, event_end FROM anniversary_mention"))
                .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
    }

    @Test
    void namesTooLongForAnIndexAreStored() {
        AnniversaryMention mention = Articles.mention(
                noise(20_000), 33, new EventDate(LocalDate.EPOCH, LocalDate.EPOCH, EventDate.Precision.DAY), 0, "33");
        EnrichedArticle article = Articles.enriched("a", "Title", "33")
                .withDuplicate(Duplicate.original(noise(20_000)))
                .withAnniversaries(List.of(mention));
        assertThat(write(article)).isEqualTo(new WriteOutcome(1, 0, 0));
    }

    @Test
    void nothingAppearsAfterItWasFetched() {
        write(Articles.enriched("a", "Title", "text"));
        rows.execute("UPDATE article SET published = '2999-01-01Z'");
        assertThat(rows.text("SELECT appeared = fetched FROM article")).isEqualTo("t");
    }

    @Test
    void aRelationJudgedLaterTakesThePlaceOfTheFirst() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(article);

        write(copyOf("first", article));

        assertThat(rows.text("SELECT cluster FROM article")).isEqualTo("first");
        assertThat(rows.text("SELECT document->'duplicate'->>'relation' FROM article"))
                .isEqualTo("near");
    }

    @Test
    void aRelationThatIsReadBeforeItsArticleWaitsForIt() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(copyOf("first", article));

        write(article);

        assertThat(rows.text("SELECT cluster FROM article")).isEqualTo("first");
    }

    @Test
    void anArticleWhoseRelationHasChangedAndThatIsReadAgainChangesNothing() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(article);
        write(copyOf("first", article));
        String before = rows.fingerprint();

        write(article);

        assertThat(rows.fingerprint()).isEqualTo(before);
    }

    @Test
    void anArticleMovesWithItsPartToAnotherStory() {
        write(Articles.enriched("a", "Title", "text").withStory("mine", "part", 0));

        write(new StoryPart("part", "other", 0.4, Articles.FETCHED));

        assertThat(rows.text("SELECT story FROM article")).isEqualTo("other");
        assertThat(rows.text("SELECT document->>'story' FROM article")).isEqualTo("other");
    }

    @Test
    void anArticleThatComesAfterItsPartHasMovedIsInTheRightStory() {
        write(new StoryPart("part", "other", 0.4, Articles.FETCHED));

        write(Articles.enriched("a", "Title", "text").withStory("mine", "part", 0));

        assertThat(rows.text("SELECT story FROM article")).isEqualTo("other");
    }

    @Test
    void anArticleWhosePartHasMovedAndThatIsReadAgainChangesNothing() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text").withStory("mine", "part", 0);
        write(article);
        write(new StoryPart("part", "other", 0.4, Articles.FETCHED));
        String before = rows.fingerprint();

        write(article);

        assertThat(rows.fingerprint()).isEqualTo(before);
    }

    @Test
    void anArticleThatCameWithoutItsStoryIsPlacedInItLater() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(article);
        write(new StoryPart("part", "other", 0.4, Articles.FETCHED));

        write(toldIn("part", article));

        assertThat(rows.text("SELECT story || ' ' || story_part FROM article")).isEqualTo("other part");
        assertThat(rows.text("SELECT document->>'story_score' FROM article")).isEqualTo("0.5");
    }

    @Test
    void anArticleThatWasPlacedLaterAndIsReadAgainChangesNothing() {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        write(toldIn("part", article));
        write(article);
        String before = rows.fingerprint();

        write(article);

        assertThat(rows.fingerprint()).isEqualTo(before);
        assertThat(rows.text("SELECT story FROM article")).isEqualTo("part");
    }

    private static Relation toldIn(String part, EnrichedArticle article) {
        return new Relation(article.id(), Duplicate.original(article.id()), part, 0.5);
    }

    @Test
    void theNewestStateOfAClusterIsKept() {
        Instant at = Articles.FETCHED;
        List<Cluster> states =
                List.of(new Cluster("a", "a", 2, at, at, null), new Cluster("a", "a", 1, at, at, "first"));

        store.write(new Batch(List.of(), List.of(), states, List.of(), List.of(), span(0, 2)), (index, reason) -> {});

        assertThat(rows.rows("SELECT articles, merged_into FROM cluster"))
                .containsExactly(Map.of("articles", 1, "merged_into", "first"));
    }

    @Test
    void readersHearOfAChangeAndOfNothingElse() throws Exception {
        EnrichedArticle article = Articles.enriched("a", "Title", "text");
        try (Connection connection = fresh.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + PostgresArticleStore.CHANNEL);
            write(article);
            write(article);
            statement.execute("SELECT 1");
            PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(5_000);
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void changeNumbersGrowInTheOrderOfTheBatch() {
        write(Articles.enriched("a", "A", "text"), Articles.enriched("b", "B", "text"));
        write(Articles.enriched("a", "A", "other text").withVersion(2));
        assertThat(rows.rows("SELECT title FROM article ORDER BY change"))
                .extracting(row -> row.get("title"))
                .containsExactly("B", "A");
    }

    private WriteOutcome write(EnrichedArticle... articles) {
        long from = store.positions().getOrDefault(PARTITION, 0L);
        return store.write(articles(span(from, from + articles.length), articles), (index, reason) -> {
            refused.add(index);
            reasons.add(reason);
        });
    }

    private void write(Relation relation) {
        long from = store.positions().getOrDefault(PARTITION, 0L);
        store.write(
                new Batch(List.of(), List.of(relation), List.of(), List.of(), List.of(), span(from, from + 1)),
                (index, reason) -> {});
    }

    private void write(StoryPart part) {
        long from = store.positions().getOrDefault(PARTITION, 0L);
        store.write(
                new Batch(List.of(), List.of(), List.of(), List.of(part), List.of(), span(from, from + 1)),
                (index, reason) -> {});
    }

    private static Batch articles(Map<TopicPartition, OffsetSpan> spans, EnrichedArticle... articles) {
        return Batch.of(List.of(articles), spans);
    }

    /** The judgement, made later, that an article copies another's words. */
    private static Relation copyOf(String model, EnrichedArticle article) {
        return new Relation(article.id(), new Duplicate(Duplicate.Relation.NEAR, model, model, 0.9, 1), null, null);
    }

    private static Map<TopicPartition, OffsetSpan> span(long from, long next) {
        return Map.of(PARTITION, new OffsetSpan(from, next));
    }

    private static EnrichedArticle withMention(EnrichedArticle article) {
        LocalDate date = LocalDate.of(1992, 2, 26);
        return article.withAnniversaries(List.of(Articles.mention(
                "khojaly", 33, new EventDate(date, date, EventDate.Precision.DAY), 0, "33 years have passed")));
    }

    /** Letters that no compression makes short enough. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
