package org.perennial.watch.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.difference.TextDifference;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.StoryPart;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class StoryStoreIT {
    private static final String FIRST = "Rescuers found 12 bodies by noon near the old quay. ";
    private static final String SECOND = "The mayor of the harbour town spoke of grief and anger.";
    private static final String AGENCY = Articles.id("agency");

    private Database database;
    private PostgresArticleStore sink;
    private StoryStore stories;

    @BeforeEach
    void openStore() {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
        sink = new PostgresArticleStore(database.dataSource());
        stories = new StoryStore(database.dataSource());
    }

    @AfterEach
    void closeStore() {
        database.close();
    }

    @Test
    void aStoryIsCalledAsTheCanonicalOfItsLargestCluster() {
        storeTheFire();
        write(new Cluster(AGENCY, Articles.id("daily"), 3, at(0), at(3), null));

        Story story = stories.list(1, null, null, 10).items().get(0);

        assertThat(story.title()).isEqualTo("Fire at the quay kills 14");
        assertThat(story.language()).isEqualTo("en");
    }

    @Test
    void withoutAStoredCanonicalTheFirstCarrierLendsTheTitle() {
        storeTheFire();

        assertThat(stories.list(1, null, null, 10).items().get(0).title()).isEqualTo("Fire at the quay kills 12");
    }

    @Test
    void aStoryCountsItsArticlesOutletsTextsAndLanguages() {
        storeTheFire();

        assertThat(stories.list(1, null, null, 10).items()).singleElement().satisfies(story -> {
            assertThat(story.articles()).isEqualTo(4);
            assertThat(story.outlets()).isEqualTo(4);
            assertThat(story.clusters()).isEqualTo(2);
            assertThat(story.languages()).containsExactly("az", "en");
            assertThat(story.first()).isEqualTo(at(0));
            assertThat(story.last()).isEqualTo(at(3));
        });
    }

    @Test
    void theStoryWithTheNewestArticleComesFirst() {
        write(told("old", 0, "one"), told("new", 5, "two"), told("older-again", 9, "one"));

        assertThat(stories.list(1, null, null, 10).items())
                .extracting(Story::id)
                .containsExactly("one", "two");
    }

    @Test
    void eachStoryStandsOnOnePageOnly() {
        write(told("a", 0, "one"), told("b", 1, "two"), told("c", 2, "one"), told("d", 2, "three"));

        Stories page = stories.list(1, null, null, 2);
        Stories rest = stories.list(1, null, page.next(), 2);

        assertThat(page.items()).extracting(Story::id).containsExactlyInAnyOrder("one", "three");
        assertThat(rest.items()).extracting(Story::id).containsExactly("two");
        assertThat(rest.next()).isNull();
    }

    @Test
    void storiesOfTooFewArticlesAreLeftOutWhenMoreAreAskedFor() {
        write(told("a", 0, "one"), told("b", 1, "two"), told("c", 2, "one"));

        assertThat(stories.list(2, null, null, 10).items())
                .extracting(Story::id)
                .containsExactly("one");
    }

    @Test
    void storiesWithoutANewArticleAreLeftOutWhenTheTimeIsGiven() {
        write(told("a", 0, "one"), told("b", 10, "two"));

        assertThat(stories.list(1, at(5), null, 10).items())
                .extracting(Story::id)
                .containsExactly("two");
    }

    @Test
    void aStoryThatAnotherOneHasTakenUpIsNoLongerListed() {
        write(told("a", 0, "one"), told("b", 1, "two"));

        write(new StoryPart("part-of-one", "two", 0.5, at(2)));

        assertThat(stories.list(1, null, null, 10).items())
                .extracting(Story::id)
                .containsExactly("two");
        assertThat(stories.trace("one")).isEmpty();
    }

    @Test
    void theLargestClusterComesFirstWithItsMembersInOrderOfIngestion() {
        storeTheFire();

        List<StoryTrace.Cluster> clusters = trace().clusters();

        assertThat(clusters).hasSize(2);
        assertThat(clusters.get(0).members())
                .extracting(Member::source)
                .containsExactly("agency.example", "daily.example", "brief.example");
    }

    @Test
    void aMemberTellsWhomItRepeatsAndHowMuchIsLeft() {
        storeTheFire();

        assertThat(member("brief")).satisfies(brief -> {
            assertThat(brief.relation()).isEqualTo(Relation.PART_OF);
            assertThat(brief.of()).isEqualTo(AGENCY);
            assertThat(brief.ofSource()).isEqualTo("agency.example");
            assertThat(brief.containment()).isEqualTo(1);
            assertThat(brief.ofLength()).isCloseTo(0.48, within(0.02));
        });
    }

    @Test
    void aRevisionTellsTheNumbersThatItChanged() {
        storeTheFire();

        assertThat(member("daily").changedNumbers()).containsExactly(new ChangedNumber("12", "14"));
    }

    @Test
    void aCanonicalThatIsNotStoredGivesWayToTheFirstCarrier() {
        storeTheFire();
        write(new Cluster(AGENCY, "elsewhere", 3, at(0), at(3), null));

        assertThat(trace().clusters().get(0).canonical()).isEqualTo(AGENCY);
    }

    @Test
    void aModelThatIsNotStoredLeavesTheLengthUntold() {
        write(copy(told("late", 1, "fire"), Relation.EXACT, "elsewhere", 1));

        assertThat(member("late").ofLength()).isNull();
    }

    @Test
    void aCopyIsComparedWithItsModelBothWays() {
        storeTheFire();

        CopyComparison comparison =
                stories.compare("fire", Articles.id("brief")).orElseThrow();

        assertThat(comparison.copyInModel()).isEqualTo(1);
        assertThat(comparison.modelInCopy()).isCloseTo(0.45, within(0.05));
        assertThat(comparison.text().blocks())
                .extracting(TextDifference.Block::same)
                .containsExactly(true, false);
    }

    @Test
    void anOriginalIsComparedWithNothing() {
        storeTheFire();

        assertThat(stories.compare("fire", AGENCY)).isEmpty();
    }

    @Test
    void anArticleOfAnotherStoryIsNotCompared() {
        storeTheFire();

        assertThat(stories.compare("other", Articles.id("brief"))).isEmpty();
    }

    private void storeTheFire() {
        write(
                story(Articles.enriched("agency", "Fire at the quay kills 12", FIRST + SECOND, "en", at(0)), "fire"),
                copy(
                        story(
                                Articles.enriched(
                                        "daily",
                                        "Fire at the quay kills 14",
                                        FIRST.replace("12", "14") + SECOND,
                                        "en",
                                        at(1)),
                                "fire"),
                        Relation.REVISION,
                        AGENCY,
                        0.9),
                copy(
                        story(Articles.enriched("brief", "Quay fire", FIRST, "en", at(2)), "fire"),
                        Relation.PART_OF,
                        AGENCY,
                        1.0),
                story(Articles.enriched("xeber", "Estakadada yanğın", "Yanğında 12 nəfər öldü.", "az", at(3)), "fire"));
    }

    private StoryTrace trace() {
        return stories.trace("fire").orElseThrow();
    }

    private Member member(String name) {
        return trace().clusters().stream()
                .flatMap(cluster -> cluster.members().stream())
                .filter(member -> member.id().equals(Articles.id(name)))
                .findFirst()
                .orElseThrow();
    }

    private static EnrichedArticle told(String name, int hour, String story) {
        return story(Articles.enriched(name, "Title of " + name, "Text of " + name, "en", at(hour)), story);
    }

    private static EnrichedArticle story(EnrichedArticle article, String story) {
        return article.withStory(story, "part-of-" + story, 0.5);
    }

    private static EnrichedArticle copy(EnrichedArticle article, Relation relation, String of, double score) {
        return article.withDuplicate(new Duplicate(relation, of, of, score));
    }

    private static Instant at(int hour) {
        return Articles.FETCHED.plus(Duration.ofHours(hour));
    }

    private void write(EnrichedArticle... articles) {
        write(List.of(articles), null, null);
    }

    private void write(Cluster cluster) {
        write(List.of(), cluster, null);
    }

    private void write(StoryPart part) {
        write(List.of(), null, part);
    }

    private void write(List<EnrichedArticle> articles, @Nullable Cluster cluster, @Nullable StoryPart part) {
        sink.write(
                new Batch(
                        articles,
                        List.of(),
                        cluster == null ? List.of() : List.of(cluster),
                        part == null ? List.of() : List.of(part),
                        List.of(),
                        Map.of()),
                (index, reason) -> {
                    throw new AssertionError("refused: " + reason);
                });
    }
}
