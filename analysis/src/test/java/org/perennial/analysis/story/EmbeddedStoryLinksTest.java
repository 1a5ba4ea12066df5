package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.embedding.Embedding;

/** Links by embeddings, of an imagined model that puts all texts of a language near each other. */
class EmbeddedStoryLinksTest {
    private static final Instant MONDAY = Instant.parse("2025-02-24T09:00:00Z");
    private static final double WEIGHT = .3;
    private static final int DIMENSIONS = 64;

    private static final String[] ENGLISH = {"Ferry strike enters third week", "Crews keep the ferries in port."};
    private static final String[] GERMAN = {"Streik der Seeleute dauert an", "Die Schiffe bleiben weiter im Hafen."};

    @Test
    void twoStoriesWhoseWordsDifferAreLinkedByWhatTheyMean() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);

        assertThat(tell(links, "de", "de", GERMAN, 1, MONDAY))
                .singleElement()
                .satisfies(change -> assertThat(change.group()).isEqualTo("en"))
                .satisfies(change -> assertThat(change.embedded()).isPositive().isEqualTo(change.score()));
    }

    @Test
    void withoutAnEmbeddingTheyAreNot() {
        StoryLinks links = new StoryLinks();
        links.update("en", "en", MONDAY, features(ENGLISH, "en"));

        assertThat(links.update("de", "de", MONDAY, features(GERMAN, "de"))).isEmpty();
    }

    @Test
    void ofNoWeightTheySayNothing() {
        StoryLinks links = acquainted(0);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);

        assertThat(tell(links, "de", "de", GERMAN, 1, MONDAY)).isEmpty();
    }

    @Test
    void whatMeansTheSameThreeDaysLaterIsNotLinked() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);

        assertThat(tell(links, "de", "de", GERMAN, 1, MONDAY.plus(Duration.ofDays(3))))
                .isEmpty();
    }

    @Test
    void storiesOfOneLanguageAreNotLinkedByWhatTheyMean() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);

        assertThat(tell(links, "other", "en", ENGLISH, 1, MONDAY)).isEmpty();
    }

    @Test
    void whatMeansSomethingElseIsNotLinkedThoughTheModelPutsAllTextsOfALanguageTogether() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);

        assertThat(tell(links, "de", "de", GERMAN, 2, MONDAY)).isEmpty();
    }

    @Test
    void soLongAsLittleIsKnownNothingIsSaid() {
        StoryLinks links = new StoryLinks(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);

        assertThat(tell(links, "de", "de", GERMAN, 1, MONDAY)).isEmpty();
    }

    @Test
    void whatMeansSomethingElseFitsLess() {
        List<String> event = List.of("invented-treaty|40");
        StoryFeatures english = StoryFeatures.of("We remember", "nothing more", "en", event);
        StoryFeatures german = StoryFeatures.of("Wir gedenken", "mehr nicht", "de", event);
        StoryLinks links = acquainted(WEIGHT);
        links.update("en", "en", MONDAY, english, embedding("en", 1, 1));

        assertThat(links.update("de", "de", MONDAY, german, embedding("de", 2, 2)))
                .singleElement()
                .satisfies(change -> assertThat(change.embedded()).isNegative())
                .satisfies(change -> assertThat(change.score()).isLessThan(1));
    }

    @Test
    void restoredLinksSayTheSame() {
        StoryLinks links = new StoryLinks(WEIGHT);
        Map<String, StateRecord> store = new HashMap<>();
        acquaint(links);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);
        links.changes().forEach(r -> store.put(r.key(), r));

        assertThat(tell(StoryLinks.restore(store.values(), WEIGHT), "de", "de", GERMAN, 1, MONDAY))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("score", "embedded")
                .isEqualTo(tell(links, "de", "de", GERMAN, 1, MONDAY))
                .isNotEmpty();
    }

    @Test
    void aModelOfOtherDimensionsBeginsAnew() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);
        Embedding other = Embedding.of(new float[] {1, 2, 3});

        assertThat(links.update("de", "de", MONDAY, features(GERMAN, "de"), other))
                .isEmpty();
    }

    @Test
    void whatIsLeftOfAnotherModelDoesNotSilenceThisOne() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "en", "en", ENGLISH, 1, MONDAY);
        Embedding other = Embedding.of(new float[] {1, 2, 3});
        links.update("fr", "fr", MONDAY, StoryFeatures.NONE, other);

        assertThat(tell(links, "de", "de", GERMAN, 1, MONDAY)).isNotEmpty();
    }

    @Test
    void nothingIsStoredOfEmbeddingsWhereThereAreNone() {
        StoryLinks links = new StoryLinks(WEIGHT);
        links.update("en", "en", MONDAY, features(ENGLISH, "en"));

        assertThat(links.changes()).noneMatch(record -> record.key().startsWith("centre/"));
    }

    @Test
    void whatIsStoredOfALanguageStaysWithinAPiece() {
        StoryLinks links = new StoryLinks(WEIGHT);
        float[] vector = new float[Embedding.MOST_DIMENSIONS];
        vector[5] = 1;
        links.update("en", "en", MONDAY, features(ENGLISH, "en"), Embedding.of(vector));

        assertThat(links.changes())
                .allSatisfy(record -> assertThat(record.value()).hasSizeLessThan(4200));
    }

    @Test
    void aWeightBeyondOneIsRefused() {
        assertThatThrownBy(() -> new StoryLinks(1.5))
                .hasMessageContaining("1.5")
                .hasMessageContaining("from 0 to 1");
    }

    private static StoryLinks acquainted(double weight) {
        StoryLinks links = new StoryLinks(weight);
        acquaint(links);
        return links;
    }

    /** Lets a month pass that ended a week ago, in which each language told its own news. */
    private static void acquaint(StoryLinks links) {
        Instant before = MONDAY.minus(Duration.ofDays(7));
        for (int i = 0; i < 30; i++) {
            String language = i % 2 == 0 ? "en" : "de";
            links.update("old" + i, language, before, StoryFeatures.NONE, embedding(language, 100 + i, i));
        }
        links.close(MONDAY.minus(Duration.ofDays(4)));
    }

    private static List<StoryChange> tell(
            StoryLinks links, String id, String language, String[] words, int topic, Instant at) {
        return links.update(id, language, at, features(words, language), embedding(language, topic, id.hashCode()));
    }

    private static StoryFeatures features(String[] words, String language) {
        return StoryFeatures.of(words[0], words[1], language, List.of());
    }

    private static Embedding embedding(String language, long topic, long text) {
        float[] sum = new float[DIMENSIONS];
        add(sum, language.hashCode(), 2);
        add(sum, 7_000 + topic, 1);
        add(sum, 9_000_000 + text, .3f);
        return Embedding.of(sum);
    }

    private static void add(float[] sum, long seed, float weight) {
        Random random = new Random(seed);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * (float) random.nextGaussian();
        }
    }

    /** The mean of a story follows what is new of it. */
    @Test
    void theMeaningOfAStoryFollowsItsNewestArticles() {
        LanguageStories stories = new LanguageStories();
        List<Embedding> told = new ArrayList<>();
        String story = "";
        for (int i = 0; i < 12; i++) {
            Embedding embedding = embedding("en", i < 4 ? 1 : 2, 0);
            told.add(embedding);
            story = stories.add("a" + i, MONDAY, features(ENGLISH, "en"), embedding)
                    .story();
        }
        Embedding mean = stories.story(story).orElseThrow().embedding();

        assertThat(mean).isNotNull();
        assertThat(mean.cosine(told.get(11))).isGreaterThan(mean.cosine(told.get(0)));
    }
}
