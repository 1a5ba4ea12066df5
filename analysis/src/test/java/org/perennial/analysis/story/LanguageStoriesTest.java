package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanguageStoriesTest {
    @Test
    void articlesAboutOneThingAreOneStory() {
        assertThat(stories(News.in("en")))
                .containsEntry("en2", "en1")
                .containsEntry("en4", "en3")
                .containsEntry("en5", "en5");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        for (int seed = 0; seed < 10; seed++) {
            List<News> shuffled = new ArrayList<>(News.in("en"));
            Collections.shuffle(shuffled, new Random(seed));
            Map<String, String> stories = stories(shuffled);

            assertThat(stories.get("en1")).isEqualTo(stories.get("en2")).isNotEqualTo(stories.get("en3"));
            assertThat(stories.get("en3")).isEqualTo(stories.get("en4")).isNotEqualTo(stories.get("en5"));
        }
    }

    @Test
    void theSameWordsAWeekLaterAreAnotherStory() {
        LanguageStories stories = new LanguageStories();
        News news = News.in("en").get(0);
        stories.add("first", news.published(), news.features());

        Assignment later = stories.add("later", news.published().plusSeconds(7 * 86_400), news.features());

        assertThat(later.story()).isEqualTo("later");
    }

    @Test
    void aQuietStoryIsForgotten() {
        LanguageStories stories = new LanguageStories();
        News news = News.in("en").get(0);
        stories.add("first", news.published(), news.features());

        assertThat(stories.close(news.published().plusSeconds(1))).containsExactly("first");
    }

    @Test
    void restoredStoriesGoOnNearlyAsTheOriginalWould() {
        List<StoryFeatures> stream = invented(300);
        LanguageStories original = new LanguageStories();
        Map<String, StateRecord> store = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            original.add("a" + i, at(i), stream.get(i));
            if (i % 7 == 0) {
                keep(original.changes(), store);
            }
        }
        keep(original.changes(), store);
        LanguageStories restored = LanguageStories.restore(store.values());
        int same = 0;

        for (int i = 200; i < 300; i++) {
            String expected = original.add("a" + i, at(i), stream.get(i)).story();
            String story = restored.add("a" + i, at(i), stream.get(i)).story();
            same += story.equals(expected) ? 1 : 0;
        }

        assertThat(same).isGreaterThanOrEqualTo(90);
    }

    @Test
    void whatAnArticleChangesIsSmall() {
        LanguageStories stories = new LanguageStories();
        List<StoryFeatures> stream = invented(300);
        long bytes = 0;
        for (int i = 0; i < stream.size(); i++) {
            stories.add("a" + i, at(i), stream.get(i));
            for (StateRecord r : stories.changes()) {
                bytes += r.key().length() + (r.value() == null ? 0 : r.value().length);
            }
        }

        assertThat(bytes / stream.size()).isLessThan(5_000);
    }

    @Test
    void aCrashLosesNoMembership() {
        List<StoryFeatures> stream = invented(300);
        LanguageStories original = new LanguageStories();
        Map<String, StateRecord> store = new HashMap<>();
        Map<String, String> storyOf = new HashMap<>();
        for (int i = 0; i < stream.size(); i++) {
            original.add("a" + i, at(i), stream.get(i)).moves().forEach(m -> storyOf.put(m.part(), m.story()));
            keep(original.changes(), store);
        }

        LanguageStories restored = LanguageStories.restore(store.values());

        assertThat(storyOf.values())
                .allSatisfy(id -> assertThat(restored.story(id)).isEqualTo(original.story(id)));
    }

    @Test
    void anArticleWithoutWordsStandsAlone() {
        LanguageStories stories = new LanguageStories();
        stories.add("empty", Instant.EPOCH, StoryFeatures.NONE);

        assertThat(stories.add("too", Instant.EPOCH, StoryFeatures.NONE).story())
                .isEqualTo("too");
    }

    @Test
    void aRecordOfAnotherReleaseIsNamed() {
        List<StateRecord> strange = List.of(new StateRecord("part/x", new byte[] {9}));

        assertThatThrownBy(() -> LanguageStories.restore(strange)).hasMessageContaining("part/x");
    }

    private static void keep(List<StateRecord> changes, Map<String, StateRecord> store) {
        changes.forEach(r -> store.put(r.key(), r));
    }

    private static Instant at(int i) {
        return Instant.EPOCH.plusSeconds(600L * i);
    }

    /** Articles about forty invented things, with words that all of them share. */
    private static List<StoryFeatures> invented(int many) {
        Random random = new Random(3);
        List<StoryFeatures> stream = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int thing = random.nextInt(40);
            StringBuilder text = new StringBuilder("the report says");
            for (int w = 0; w < 30; w++) {
                text.append(
                        w % 3 == 0
                                ? " Name" + letters(thing * 20 + random.nextInt(20))
                                : " word" + letters(random.nextInt(200)));
            }
            stream.add(StoryFeatures.of(null, text.toString(), "en", List.of()));
        }
        return stream;
    }

    private static String letters(int n) {
        return "" + (char) ('a' + n % 26) + (char) ('a' + n / 26 % 26) + (char) ('a' + n / 676);
    }

    private static Map<String, String> stories(List<News> news) {
        LanguageStories stories = new LanguageStories();
        Map<String, String> parts = new HashMap<>();
        Map<String, String> storyOf = new HashMap<>();
        for (News n : news) {
            Assignment assignment = stories.add(n.id(), n.published(), n.features());
            parts.put(n.id(), assignment.part());
            assignment.moves().forEach(m -> storyOf.put(m.part(), m.story()));
        }
        parts.replaceAll((id, part) -> storyOf.getOrDefault(part, part));
        return parts;
    }
}
