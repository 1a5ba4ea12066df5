package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoryLinksTest {
    /** One article of each story and language. */
    private static final List<News> NEWS = News.ALL.stream()
            .filter(n -> !List.of("en2", "en4").contains(n.id()))
            .toList();

    @Test
    void theSameNewsInOtherLanguagesIsLinked() {
        Map<String, String> groups = new HashMap<>();
        StoryLinks links = new StoryLinks();
        NEWS.forEach(n -> note(update(links, n), groups));

        assertThat(groups)
                .containsEntry("de1", "en1")
                .containsEntry("ru1", "en1")
                .containsEntry("ja1", "en1")
                .containsEntry("de2", "en3")
                .containsEntry("ru2", "en3")
                .containsEntry("de3", "en5")
                .containsEntry("ar1", "en5");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        for (int seed = 0; seed < 10; seed++) {
            List<News> shuffled = new ArrayList<>(NEWS);
            Collections.shuffle(shuffled, new Random(seed));
            Map<String, String> groups = new HashMap<>();
            StoryLinks links = new StoryLinks();
            shuffled.forEach(n -> note(update(links, n), groups));

            for (News a : NEWS) {
                for (News b : NEWS) {
                    boolean together = group(groups, a).equals(group(groups, b));
                    assertThat(together)
                            .as(a.id() + " and " + b.id())
                            .isEqualTo(a.story().equals(b.story()));
                }
            }
        }
    }

    @Test
    void aLinkedStoryIsNamedAfterTheFirst() {
        StoryLinks links = new StoryLinks();
        update(links, news("ru1"));

        assertThat(update(links, news("en1"))).extracting(StoryChange::group).containsOnly("ru1");
    }

    @Test
    void theSameNewsThreeDaysLaterIsNotLinked() {
        StoryLinks links = new StoryLinks();
        update(links, news("en1"));
        News later = news("de1");

        assertThat(links.update("de1", "de", later.published().plusSeconds(3 * 86_400), later.features()))
                .isEmpty();
    }

    @Test
    void thingsThatAreFiftyYearsOldOnOneDayAreNotOneStory() {
        StoryLinks links = new StoryLinks();
        NEWS.forEach(n -> update(links, n));
        Instant day = Instant.parse("2026-11-26T09:00:00Z");
        StoryFeatures dam = StoryFeatures.of(
                "Half a century since the dam gave way",
                "On November 26, 1976 the dam above the town gave way. Fifty years later, on 26 November 2026, 50 lamps were"
                        + " lit.",
                "en",
                List.of());
        StoryFeatures club = StoryFeatures.of(
                "Der Ruderverein wird 50",
                "Am 26. November 1976 trafen sich zwölf Freunde am See. Am 26. November 2026 feiert der Verein sein"
                        + " 50-jähriges Bestehen.",
                "de",
                List.of());
        links.update("dam", "en", day, dam);

        assertThat(links.update("club", "de", day, club)).isEmpty();
    }

    @Test
    void whoIsLinkedWithAStoryThatEndsIsNamedAnew() {
        StoryLinks links = new StoryLinks();
        List.of("en1", "de1", "ru1").forEach(id -> update(links, news(id)));

        assertThat(links.remove("en1")).extracting(StoryChange::group).containsOnly("de1");
    }

    @Test
    void aQuietStoryLeavesItsNameBehind() {
        StoryLinks links = new StoryLinks();
        List.of("en1", "de1").forEach(id -> update(links, news(id)));
        links.close(news("de1").published());

        assertThat(update(links, news("ru1"))).extracting(StoryChange::group).containsOnly("en1");
    }

    @Test
    void restoredLinksAreTheSame() {
        StoryLinks links = new StoryLinks();
        Map<String, StateRecord> store = new HashMap<>();
        for (News n : NEWS.subList(0, NEWS.size() - 1)) {
            update(links, n);
            links.changes().forEach(r -> store.put(r.key(), r));
        }
        News last = NEWS.get(NEWS.size() - 1);

        assertThat(update(StoryLinks.restore(store.values()), last))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("score")
                .isEqualTo(update(links, last));
    }

    @Test
    void aRememberedEventLinksWhatNothingElseDoes() {
        StoryLinks links = new StoryLinks();
        List<String> event = List.of("invented-treaty|40");
        links.update("a", "en", Instant.EPOCH, StoryFeatures.of("We remember", "nothing more", "en", event));

        assertThat(links.update("b", "de", Instant.EPOCH, StoryFeatures.of("Wir gedenken", "mehr nicht", "de", event)))
                .containsExactly(new StoryChange("b", "a", 1, 0));
    }

    private static List<StoryChange> update(StoryLinks links, News n) {
        return links.update(n.id(), n.language(), n.published(), n.features());
    }

    private static News news(String id) {
        return NEWS.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
    }

    private static void note(List<StoryChange> changes, Map<String, String> groups) {
        changes.forEach(c -> groups.put(c.story(), c.group()));
    }

    private static String group(Map<String, String> groups, News n) {
        return groups.getOrDefault(n.id(), n.id());
    }
}
