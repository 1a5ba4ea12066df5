package org.perennial.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.perennial.app.drill.Evidence.Text;
import org.perennial.app.drill.Finding.Kind;

/** The checker finds what is planted, and nothing where nothing is. */
class DrillCheckerTest {
    private static final Text PUBLISHED = new Text("a", "http://site/1", 0, 11);
    private static final Text CORRECTED = new Text("a", "http://site/1", 0, 12);

    @Test
    void itFindsNothingWhereAllIsWell() {
        assertThat(DrillChecker.judge(well())).isEmpty();
    }

    @Test
    void itFindsAnArticleThatWasServedAndNotPublished() {
        assertThat(found(parts -> parts.served.add("http://site/2")))
                .containsExactly(new Finding(Kind.LOST, "served and not published: http://site/2"));
    }

    @Test
    void itFindsATextThatWasPublishedTwice() {
        assertThat(found(parts -> parts.raw.add(PUBLISHED)))
                .containsExactly(new Finding(Kind.DOUBLED, "published 2 times: http://site/1"));
    }

    @Test
    void itFindsATextWithoutAnOutcome() {
        assertThat(found(parts -> parts.raw.add(new Text("b", "http://site/2", 0, 5))))
                .containsExactly(new Finding(Kind.LOST, "published and not enriched: http://site/2"));
    }

    @Test
    void aTextAmongTheDeadLettersHasItsOutcome() {
        assertThat(found(parts -> {
                    parts.raw.add(new Text("b", "http://site/2", 0, 5));
                    parts.refused.add("b");
                }))
                .isEmpty();
    }

    @Test
    void itFindsAVersionThatWasEnrichedTwice() {
        assertThat(found(parts -> parts.enriched.add(new Text("a", "http://site/1", 2, 12))))
                .containsExactly(new Finding(Kind.DOUBLED, "enriched 2 times: a version 2"));
    }

    @Test
    void itFindsAVersionThatIsNotStored() {
        assertThat(found(parts -> parts.stored.put("a", Set.of(1))))
                .containsExactly(new Finding(Kind.LOST, "enriched and not stored: a versions [1, 2], stored [1]"));
    }

    @Test
    void itFindsARowThatNobodyWrote() {
        assertThat(found(parts -> parts.stored.put("z", Set.of(1))))
                .containsExactly(new Finding(Kind.DOUBLED, "stored and never enriched: z versions [1], enriched []"));
    }

    @Test
    void itFindsAStuckPartition() {
        assertThat(found(parts -> parts.lags.put("articles.raw-1", 7)))
                .containsExactly(new Finding(Kind.STUCK, "7 records not read: articles.raw-1"));
    }

    @Test
    void itFindsAnArticleThatTheWatchPassedOver() {
        assertThat(found(parts -> parts.judged.clear()))
                .containsExactly(new Finding(Kind.LOST, "stored and not judged by the watch: a"));
    }

    @Test
    void itFindsAMessageThatDidNotArrive() {
        assertThat(found(parts -> parts.due.add("second")))
                .containsExactly(new Finding(Kind.LOST, "due and not received: message second"));
    }

    @Test
    void aMessageThatArrivesAgainUnderItsKeyIsNoFault() {
        assertThat(found(parts -> parts.received.put("first", 2))).isEmpty();
    }

    @Test
    void itFindsAMessageUnderAKeyThatNobodyKnows() {
        assertThat(found(parts -> parts.received.put("other", 1)))
                .containsExactly(new Finding(Kind.DOUBLED, "received and never due: message other"));
    }

    @Test
    void itFindsAnArticleThatIsANewStoryTwice() {
        assertThat(found(parts -> parts.told.put("a", 2)))
                .containsExactly(new Finding(Kind.DOUBLED, "told as a new story 2 times: a"));
    }

    private static final class Parts {
        final Set<String> served = new HashSet<>(Set.of("http://site/1"));
        final List<Text> raw = new ArrayList<>(List.of(PUBLISHED, CORRECTED));
        final Set<String> refused = new HashSet<>();
        final List<Text> enriched =
                new ArrayList<>(List.of(new Text("a", "http://site/1", 1, 11), new Text("a", "http://site/1", 2, 12)));
        final Map<String, Set<Integer>> stored = new HashMap<>(Map.of("a", Set.of(1, 2)));
        final Map<String, Integer> lags = new HashMap<>();
        final Set<String> watched = new HashSet<>(Set.of("a"));
        final Set<String> judged = new HashSet<>(Set.of("a"));
        final Set<String> due = new HashSet<>(Set.of("first"));
        final Map<String, Integer> received = new HashMap<>(Map.of("first", 1));
        final Map<String, Integer> told = new HashMap<>(Map.of("a", 1));

        Evidence evidence() {
            return new Evidence(served, raw, refused, enriched, stored, lags, watched, judged, due, received, told);
        }
    }

    private static Evidence well() {
        return new Parts().evidence();
    }

    private static List<Finding> found(Consumer<Parts> planted) {
        Parts parts = new Parts();
        planted.accept(parts);
        return DrillChecker.judge(parts.evidence());
    }
}
