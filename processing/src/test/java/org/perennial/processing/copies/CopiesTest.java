package org.perennial.processing.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.contract.Changes;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.testkit.Sentences;

class CopiesTest {
    static final Instant MONDAY = Instant.parse("2025-02-24T09:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final Duration YEAR = Duration.ofDays(400);
    private static final String HARBOUR = Sentences.text(1, 12);
    private static final String FERRY = Sentences.text(2, 12);

    private final Map<String, Duplicate> told = new HashMap<>();
    private final Map<String, Cluster> clusters = new HashMap<>();
    private final CopyFinder finder = new CopyFinder(WINDOW, YEAR, new CopyFinder.Told() {
        @Override
        public void tell(String article, Duplicate duplicate) {
            told.put(article, duplicate);
        }

        @Override
        public void tell(Cluster cluster) {
            clusters.put(cluster.id(), cluster);
        }
    });

    @Test
    void anArticleLikeNoOtherIsAnOriginal() {
        add("a", 0, HARBOUR);
        add("b", 1, FERRY);

        assertThat(told.get("b")).isEqualTo(Duplicate.original("b"));
    }

    @Test
    void theSameWordsAreAnExactCopy() {
        add("a", 0, HARBOUR);
        add("b", 1, HARBOUR.toUpperCase(java.util.Locale.ROOT));

        assertThat(told.get("b")).isEqualTo(new Duplicate(Relation.EXACT, "a", "a", 1.0));
    }

    @Test
    void lastYearsWordsOfAnAnniversaryAreKnownAgain() {
        addLasting("a", Duration.ZERO);
        add("b", 1, FERRY);
        addLasting("c", Duration.ofDays(365));

        assertThat(told.get("c")).isEqualTo(new Duplicate(Relation.RECURRENCE, "a", "c", 1.0));
    }

    @Test
    void lastYearsWordsOfOtherThingsAreForgotten() {
        add("a", 0, HARBOUR);
        addLasting("c", Duration.ofDays(365));

        assertThat(told.get("c")).isEqualTo(Duplicate.original("c"));
    }

    @Test
    void aCopyThatDoesNotSpeakOfTheAnniversaryFindsOneThatDoes() {
        addLasting("a", Duration.ZERO);
        add("b", 1, HARBOUR);

        assertThat(told.get("b").cluster()).isEqualTo("a");
    }

    private void addLasting(String id, Duration later) {
        Instant at = MONDAY.plus(later);
        finder.add(
                new Arrival(at, id),
                Edition.first(1, null),
                new Appearance(at, 0, 100),
                TextPrint.of(null, HARBOUR),
                true);
    }

    @Test
    void anotherCasualtyFigureIsARevision() {
        add("a", 0, HARBOUR + " Officials said that 613 people were on the pier.");
        add("b", 1, HARBOUR + " Officials said that 620 people were on the pier.");

        assertThat(told.get("b").relation()).isEqualTo(Relation.REVISION);
        assertThat(told.get("b").of()).isEqualTo("a");
    }

    @Test
    void aCopyOfARevisionIsNoRevisionAgain() {
        add("a", 0, HARBOUR + " Officials said that 613 people were on the pier.");
        add("b", 1, HARBOUR + " Officials said that 620 people were on the pier.");
        add("c", 2, HARBOUR + " Officials said that 620 people were on the pier.");

        assertThat(told.get("c")).isEqualTo(new Duplicate(Relation.EXACT, "b", "a", 1.0));
    }

    @Test
    void lastYearsWordsAreARecurrenceWithAClusterOfItsOwn() {
        finder.add(
                arrival("a", 0),
                Edition.first(1, null),
                new Appearance(MONDAY.minus(Duration.ofDays(365)), 0, 100),
                TextPrint.of(null, HARBOUR),
                false);
        add("b", 1, HARBOUR);

        assertThat(told.get("b")).isEqualTo(new Duplicate(Relation.RECURRENCE, "a", "b", 1.0));
    }

    @Test
    void anEarlierCarrierThatComesLateTakesTheClusterOver() {
        add("late", 5, HARBOUR);
        add("copy", 6, HARBOUR);

        add("first", 0, HARBOUR);

        assertThat(told.values()).extracting(Duplicate::cluster).containsOnly("first");
        assertThat(told.get("late").revision()).isEqualTo(1);
        assertThat(clusters.get("late").mergedInto()).isEqualTo("first");
    }

    @Test
    void theEarliestPublishedIsTheCanonicalAndTheClusterKeepsItsId() {
        add("a", 0, HARBOUR);

        finder.add(
                arrival("b", 1),
                Edition.first(1, null),
                new Appearance(MONDAY.minus(Duration.ofHours(3)), 0, 100),
                TextPrint.of(null, HARBOUR),
                false);

        assertThat(clusters.get("a").canonical()).isEqualTo("b");
        assertThat(told.get("b").cluster()).isEqualTo("a");
    }

    @Test
    void ofCopiesPublishedAtOnceThatOfThePreferredSourceIsTheCanonical() {
        add("a", 0, HARBOUR);

        finder.add(
                arrival("b", 1),
                Edition.first(1, null),
                new Appearance(MONDAY, 1, 100),
                TextPrint.of(null, HARBOUR),
                false);

        assertThat(clusters.get("a").canonical()).isEqualTo("b");
    }

    @Test
    void anArticleDatedInTheFutureCountsAsPublishedAnHourAfterItsIngestion() {
        Instant future = MONDAY.plus(Duration.ofDays(400));

        assertThat(Arrival.dated(future, MONDAY)).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    }

    @Test
    void aCorrectedCopyIsComparedAnew() {
        add("a", 0, HARBOUR);
        add("b", 1, HARBOUR);

        add("b", 1, FERRY);

        assertThat(told.get("b").withRevision(0)).isEqualTo(Duplicate.original("b"));
    }

    @Test
    void anotherVersionSaysWhatItHasChanged() {
        String before = HARBOUR + " Officials said that 613 people were on the pier.";
        String now = HARBOUR + " Officials said that 620 people were on the pier.";
        finder.add(
                arrival("a", 0),
                Edition.first(1, "Pier"),
                new Appearance(MONDAY, 0, before.length()),
                TextPrint.of("Pier", before),
                false);

        Changes changes = finder.edition("a", 2, "Pier falls", TextPrint.of("Pier falls", now), MONDAY)
                .changes();

        assertThat(changes.title()).isTrue();
        assertThat(changes.kept()).isBetween(.9, .999);
        assertThat(changes.numbersAdded()).containsExactly("620");
        assertThat(changes.numbersRemoved()).containsExactly("613");
    }

    @Test
    void theSameVersionAgainSaysTheSame() {
        finder.add(
                arrival("a", 0),
                Edition.first(1, "Pier"),
                new Appearance(MONDAY, 0, 100),
                TextPrint.of("Pier", HARBOUR),
                false);
        Edition second = finder.edition("a", 2, "Pier", TextPrint.of("Pier", FERRY), MONDAY);
        finder.add(arrival("a", 0), second, new Appearance(MONDAY, 0, 100), TextPrint.of("Pier", FERRY), false);

        assertThat(finder.edition("a", 2, "Pier", TextPrint.of("Pier", FERRY), MONDAY))
                .isEqualTo(second);
    }

    @Test
    void copiesStayWhenTheirModelIsRewritten() {
        add("a", 0, HARBOUR);
        add("b", 1, HARBOUR);

        add("a", 0, FERRY);

        assertThat(told.get("b").cluster()).isEqualTo("a");
    }

    @Test
    void whatIsPastTheWindowBeginsAfresh() {
        add("a", 0, HARBOUR);
        int later = (int) WINDOW.plusHours(1).toSeconds();

        add("b", later, HARBOUR);

        assertThat(told.get("b")).isEqualTo(Duplicate.original("b"));
    }

    @Test
    void aFloodOfOneBoilerplateMergesNothing() {
        String boilerplate = Sentences.text(99, 6);
        for (int i = 0; i < 300; i++) {
            add("site" + i, i, boilerplate + " " + Sentences.text(1000 + i, 14));
        }

        assertThat(told.values())
                .allSatisfy(duplicate -> assertThat(duplicate.relation()).isEqualTo(Relation.ORIGINAL));
    }

    @Test
    void aCopyInsideAFloodOfBoilerplateIsFound() {
        String boilerplate = Sentences.text(99, 3);
        for (int i = 0; i < 100; i++) {
            add("site" + i, i, boilerplate + " " + Sentences.text(1000 + i, 14));
        }
        add("copy", 200, Sentences.text(1099, 14) + " " + boilerplate);

        assertThat(told.get("copy").cluster()).isEqualTo("site99");
    }

    @Test
    void aBurstOfCopiesIsOneCluster() {
        ScrambledPost post = new ScrambledPost(4, false, 1);
        for (int i = 0; i < 150; i++) {
            post.add(arrival("c" + i, i), HARBOUR);
        }
        post.deliver(Integer.MAX_VALUE);

        assertThat(post.told).hasSize(150);
        assertThat(post.told.values()).extracting(Duplicate::cluster).containsOnly("c0");
    }

    @Test
    void anArticleWhosePrintIsLostIsForgotten() {
        ScrambledPost post = new ScrambledPost(2, false, 1);
        post.add(arrival("a", 0), HARBOUR);
        post.deliver(Integer.MAX_VALUE);

        post.losePrints();
        post.add(arrival("b", 1), HARBOUR);
        post.deliver(Integer.MAX_VALUE);

        assertThat(post.told.get("b")).isEqualTo(Duplicate.original("b"));
    }

    @Test
    void anArticleWhosePrintIsLostHasItAgainWhenItComesAgain() {
        ScrambledPost post = new ScrambledPost(2, false, 1);
        post.add(arrival("a", 0), HARBOUR);
        post.deliver(Integer.MAX_VALUE);
        post.losePrints();

        post.add(arrival("a", 0), HARBOUR);
        post.add(arrival("b", 1), HARBOUR);
        post.deliver(Integer.MAX_VALUE);

        assertThat(post.told.get("b").cluster()).isEqualTo("a");
    }

    @Test
    void aLossAmidTheTalkLeavesNobodyWithoutAWord() {
        for (int seed = 0; seed < 200; seed++) {
            ScrambledPost post = new ScrambledPost(2, false, seed);
            for (int i = 0; i < 8; i++) {
                post.add(arrival("c" + i, i), HARBOUR);
            }
            post.deliver(seed);
            post.losePrints();
            post.deliver(Integer.MAX_VALUE);
            post.letGo();

            assertThat(post.told).as("seed " + seed).hasSize(8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyOrderOfArrivalGivesTheSameClusters(int partitions) {
        Map<Arrival, String> articles = families();
        articles.forEach((arrival, text) -> finder.add(
                arrival,
                Edition.first(1, null),
                new Appearance(arrival.at(), 0, text.length()),
                TextPrint.of(null, text),
                false));
        Map<String, String> inOrder = clusters(told);
        assertThat(inOrder.values().stream().distinct().count()).isBetween(12L, 36L);

        for (int seed = 0; seed < 100; seed++) {
            ScrambledPost post = new ScrambledPost(partitions, seed % 2 == 1, seed);
            List<Arrival> order = new ArrayList<>(articles.keySet());
            Random random = new Random(seed);
            Collections.shuffle(order, random);
            for (Arrival arrival : order) {
                post.add(arrival, articles.get(arrival));
                post.deliver(random.nextInt(12));
            }
            post.deliver(Integer.MAX_VALUE);

            assertThat(clusters(post.told)).as("seed " + seed).isEqualTo(inOrder);
        }
    }

    /** Texts of which some are copies, some parts, and some share half with two that share nothing. */
    private static Map<Arrival, String> families() {
        Random random = new Random(7);
        Map<Arrival, String> articles = new LinkedHashMap<>();
        for (int family = 0; family < 10; family++) {
            List<String> sentences = Sentences.of(family, 16);
            for (int member = 0; member < 4; member++) {
                int from = random.nextInt(6);
                int to = from + 6 + random.nextInt(5);
                String text = String.join(" ", sentences.subList(from, Math.min(to, 16)));
                articles.put(arrival(family + "-" + member, articles.size()), text);
            }
        }
        return articles;
    }

    private static Map<String, String> clusters(Map<String, Duplicate> told) {
        return told.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().cluster()));
    }

    private void add(String id, int seconds, String text) {
        Arrival arrival = arrival(id, seconds);
        finder.add(
                arrival,
                Edition.first(1, null),
                new Appearance(arrival.at(), 0, text.length()),
                TextPrint.of(null, text),
                false);
    }

    private static Arrival arrival(String id, int seconds) {
        return new Arrival(MONDAY.plusSeconds(seconds), id);
    }
}
