package org.perennial.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Changes;
import org.perennial.contract.EnrichedArticle;
import org.perennial.testkit.Articles;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;

class JudgeIT {
    private static final String NOTICES = "SELECT key FROM watch_notice ORDER BY id";
    private static final String DELIVERIES = "SELECT key FROM watch_delivery ORDER BY key";

    @TempDir
    private Path folder = Path.of("");

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWasStoredBeforeTheFirstStartIsNotTold() {
        desk.store(desk.article("a", "one"));
        desk.watch("w", "khojaly", "deliver: {channels: [out]}");

        desk.judgeAll();

        assertThat(desk.column(NOTICES)).isEmpty();
    }

    @Test
    void aStoryIsToldOnceWithOneDeliveryForEachChannel() {
        begin("deliver: {channels: [out, other]}");

        desk.store(desk.article("a", "one"), desk.article("b", "one"));
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1");
        assertThat(desk.column("SELECT channel FROM watch_delivery ORDER BY channel"))
                .containsExactly("other", "out");
    }

    @Test
    void aRestartTellsNothingAgain() {
        begin("deliver: {channels: [out]}");
        desk.store(desk.article("a", "one"));
        desk.judgeAll();

        desk.restart();
        desk.store(desk.article("b", "one"));
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1");
    }

    @Test
    void aNewWatchIsNotToldWhatWasThereBeforeItEvenIfThatIsEdited() {
        begin("deliver: {channels: [out]}");
        desk.store(desk.article("a", "one"));
        desk.judgeAll();
        desk.advance(Duration.ofHours(1));
        desk.watch("late", "khojaly");
        desk.judgeAll();
        desk.advance(Duration.ofHours(1));

        desk.store(edited(desk.article("a", "one"), 2));
        desk.judgeAll();

        assertThat(desk.column("SELECT key FROM watch_notice WHERE watch = 'late'"))
                .isEmpty();
        assertThat(desk.column("SELECT key FROM watch_notice WHERE watch = 'w' ORDER BY id"))
                .containsExactly("one#1", "one#2");
    }

    @Test
    void anArticleThatIsDatedAnewIsNotTold() {
        begin("deliver: {channels: [out]}");
        Instant longAgo = Desk.START.minus(Duration.ofDays(30));
        desk.store(Desk.told("old", "one", "en", longAgo));
        desk.judgeAll();
        desk.advance(Duration.ofHours(1));

        desk.store(edited(desk.article("old", "one"), 2)); // published now, says its publisher
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).isEmpty();
    }

    @Test
    void aBackfilledArticleIsNotTold() {
        begin("deliver: {channels: [out]}");
        EnrichedArticle now = desk.article("a", "one");
        EnrichedArticle old = publishedAt(now, Desk.START.minus(Duration.ofDays(365)));

        desk.store(old);
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).isEmpty();
    }

    @Test
    void anArticleWithoutAStoryWaitsForIt() {
        begin("deliver: {channels: [out]}");
        EnrichedArticle article = desk.article("a", "one");
        desk.store(withoutStory(article));
        desk.judgeAll();
        assertThat(desk.column(NOTICES)).isEmpty();

        desk.store(edited(article, 2));
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1");
    }

    @Test
    void afterTheWaitItsClusterStandsForTheStory() {
        begin("deliver: {channels: [out]}");
        EnrichedArticle article = desk.article("a", "one");
        desk.store(withoutStory(article));
        desk.judgeAll();

        desk.advance(WatchConfig.USUAL.storyWait());
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly(article.id() + "#1");
    }

    @Test
    void moreArticlesThanABatchHoldsMayWait() {
        begin("deliver: {channels: [out]}");
        EnrichedArticle[] lonely = new EnrichedArticle[WatchConfig.USUAL.batch() + 5];
        for (int i = 0; i < lonely.length; i++) {
            lonely[i] = withoutStory(desk.article("lonely" + i, "none"));
        }
        desk.store(lonely);
        desk.judgeAll();

        desk.advance(WatchConfig.USUAL.storyWait());
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).hasSize(lonely.length);
    }

    @Test
    void aStoryThatIsFoundToBeAnothersIsNotToldAgain() {
        begin("deliver: {channels: [out]}");
        desk.store(desk.article("a", "one"), desk.article("b", "two"));
        desk.judgeAll();

        desk.move("part-of-two", "one");
        desk.judgeAll();
        desk.store(desk.article("c", "one"));
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1", "two#1");
    }

    @Test
    void whatWasToldUnderAFormerStoryStaysTold() {
        begin("deliver: {channels: [out]}");
        desk.store(desk.article("a", "one"));
        desk.judgeAll();

        desk.move("part-of-one", "another");
        desk.judgeAll();
        desk.store(desk.article("c", "another"));
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1");
    }

    @Test
    void aWatchThatIsMadeThroughTheApiIsTakenOverAndGivenUpAgain() {
        begin();
        Watches watches = new Watches(desk.dataSource(), new WatchFolder(folder), desk);
        watches.put(Watch.of("api", "khojaly"), false);
        desk.judgeAll();
        desk.store(desk.article("a", "one"));
        desk.judgeAll();

        watches.remove("api");
        desk.judgeAll();
        desk.store(desk.article("b", "two"));
        desk.judgeAll();

        assertThat(desk.column("SELECT key FROM watch_notice WHERE watch = 'api'"))
                .containsExactly("one#1");
        assertThat(desk.column("SELECT watch FROM watch_state")).containsExactly("w");
    }

    @Test
    void aPausedWatchTellsNothingAndDoesNotCatchUp() {
        begin("deliver: {channels: [out]}");
        desk.watch("w", "khojaly", "deliver: {channels: [out]}", "paused: true");
        desk.judgeAll();
        desk.store(desk.article("a", "one"));
        desk.judgeAll();
        desk.advance(Duration.ofHours(1));

        desk.watch("w", "khojaly", "deliver: {channels: [out]}");
        desk.judgeAll();
        desk.store(desk.article("b", "two"));
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("two#1");
    }

    @Test
    void aFileThatCannotBeReadLeavesTheWatchesAsTheyWere() {
        begin("deliver: {channels: [out]}");
        desk.watch("w", "khojaly lnag:az");
        desk.store(desk.article("a", "one"));

        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1");
        assertThat(desk.judging().problem()).contains("did you mean lang:");
    }

    @Test
    void aFileThatCannotBeReadAtTheStartHoldsEverythingUpAndLosesNothing() {
        begin("deliver: {channels: [out]}");
        desk.store(desk.article("a", "one"));
        desk.watch("w", "khojaly lnag:az");
        desk.restart();
        desk.judgeAll();
        assertThat(desk.judging().isReady()).isFalse();

        desk.watch("w", "khojaly", "deliver: {channels: [out]}");
        desk.judgeAll();

        assertThat(desk.column(NOTICES)).containsExactly("one#1");
    }

    @Test
    void anAlertOfMailGoesToEachReader() {
        desk.write(
                "channels.yaml",
                "channels:\n  out: {type: mail, to: [a@example.org, b@example.org],"
                        + " from: n@example.org, host: localhost}\n");
        begin("deliver: {channels: [out]}");

        desk.store(desk.article("a", "one"));
        desk.judgeAll();

        assertThat(desk.column("SELECT address FROM watch_delivery ORDER BY address"))
                .containsExactly("a@example.org", "b@example.org");
    }

    @Test
    void aNoticeThatComesWhenItsMessageWasSealedGoesIntoTheNext() {
        begin("deliver: {channels: [out], bundle: 30m}");
        desk.store(desk.article("a", "one"));
        desk.advance(Duration.ofMinutes(5));
        desk.store(desk.article("b", "two"));
        desk.judgeAll();
        desk.jdbi().useHandle(handle -> handle.execute("UPDATE watch_message SET sealed = true"));
        desk.advance(Duration.ofMinutes(5));

        desk.store(desk.article("c", "three"));
        desk.judgeAll();

        assertThat(desk.column("SELECT count(*) || ' ' || sealed FROM watch_notice n JOIN watch_message m"
                        + " ON m.id = n.message GROUP BY m.id, sealed ORDER BY sealed"))
                .containsExactlyInAnyOrder("1 true", "1 true", "1 false");
    }

    @Test
    void whateverIsRestartedWhenTheSameKeysComeOut() {
        List<String> expected = keysOf(new Random(0), false);
        for (int seed = 1; seed <= 5; seed++) {
            assertThat(keysOf(new Random(seed), true)).as("seed " + seed).isEqualTo(expected);
        }
    }

    /** Sixty articles of twelve stories, stored in the same order, judged and restarted at random times. */
    private List<String> keysOf(Random random, boolean restarts) {
        try (Desk other = new Desk(folder)) {
            other.watch(
                    "w", "khojaly", "deliver: {channels: [out, other], bundle: 20m, budget: 6, quiet: 10:00-10:40}");
            other.judgeAll();
            String[] languages = {"en", "az", "tr", "ru"};
            for (int i = 0; i < 60; i++) {
                Instant at = Desk.START.plus(Duration.ofMinutes(4L * i));
                other.set(at);
                other.store(Desk.told("article" + i, "story" + i * 7 % 12, languages[i * 5 % 4], at));
                if (restarts && random.nextInt(3) == 0) {
                    other.judging().step();
                }
                if (restarts && random.nextInt(4) == 0) {
                    other.restart();
                }
            }
            other.judgeAll();
            return List.copyOf(new TreeSet<>(other.column(DELIVERIES)));
        }
    }

    private void begin(String... lines) {
        desk.watch("w", "khojaly", lines);
        desk.judgeAll();
    }

    private static EnrichedArticle edited(EnrichedArticle article, int version) {
        return article.withVersion(version).withChanges(new Changes(false, 0.9, List.of("620"), List.of("613")));
    }

    private static EnrichedArticle withoutStory(EnrichedArticle article) {
        return Articles.enriched(
                article.source().replace(".example", ""), article.title(), article.text(), "en", article.fetched());
    }

    private static EnrichedArticle publishedAt(EnrichedArticle a, Instant published) {
        return new EnrichedArticle(
                a.id(),
                a.url(),
                a.canonicalUrl(),
                a.source(),
                a.feed(),
                a.guid(),
                a.title(),
                a.text(),
                a.summary(),
                a.authors(),
                published,
                a.publishedFrom(),
                a.updated(),
                a.fetched(),
                a.languageHint(),
                a.truncated(),
                a.version(),
                a.changes(),
                a.language(),
                a.duplicate(),
                a.story(),
                a.storyPart(),
                a.storyScore(),
                a.anniversaries(),
                a.numbers());
    }
}
