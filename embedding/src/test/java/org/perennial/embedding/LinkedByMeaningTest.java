package org.perennial.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.embedding.Embedder;
import org.perennial.analysis.story.StoryChange;
import org.perennial.analysis.story.StoryFeatures;
import org.perennial.analysis.story.StoryLinks;

/** Stories that a real model links. It knows English only, so the second language is English in other words, said to be another. */
class LinkedByMeaningTest {
    private static final Instant MONDAY = Instant.parse("2025-02-24T09:00:00Z");
    /** Enough for short texts, of which a model is less sure than of articles. */
    private static final double WEIGHT = .4;

    private static final String OTHER = "en-x-other";

    private static final String STRIKE = "Ferry crews have been on strike for three weeks and no ship leaves the port.";
    private static final String STRIKE_AGAIN =
            "Sailors refuse to work; boats stay in the harbour since the walkout began.";
    private static final String TRIAL = "A banker accused of fraud appears before the judge.";

    private static final List<String> OTHER_NEWS = List.of(
            "The museum shows paintings that were lost for a century.",
            "Farmers fear for the harvest after a dry spring.",
            "The team won the cup in the last minute.",
            "Parliament votes on a new law about rents.",
            "Doctors warn of a wave of influenza.",
            "A comet can be seen with the naked eye.",
            "The price of bread has doubled within a year.",
            "Engineers open the longest tunnel under the mountains.",
            "Pupils protest against the closing of their school.",
            "A volcano throws ashes over the islands.",
            "The orchestra plays its last concert with its conductor.",
            "Police find stolen bicycles in a warehouse.",
            "The central bank leaves interest rates as they are.",
            "Wolves were seen near the village again.",
            "A film about a lighthouse keeper wins the prize.",
            "Researchers count fewer butterflies each summer.",
            "The old bridge will be torn down in autumn.",
            "A chess player of twelve becomes champion.",
            "Heavy snow closes the mountain roads.",
            "The airline orders forty new planes.",
            "Voters elect a new mayor on Sunday.",
            "Archaeologists dig up a Roman bath.");

    @TempDir
    private static Path folder;

    private static Embedder embedder;

    @BeforeAll
    static void loadTheModel() throws IOException {
        embedder = SmallModel.open(folder);
    }

    @AfterAll
    static void freeTheModel() {
        embedder.close();
    }

    @Test
    void storiesWhoseWordsDifferAreLinkedWithIt() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "a", "en", STRIKE, MONDAY);

        assertThat(tell(links, "b", OTHER, STRIKE_AGAIN, MONDAY))
                .extracting(StoryChange::group)
                .containsExactly("a");
    }

    @Test
    void andNotWithout() {
        StoryLinks links = acquainted(0);
        tell(links, "a", "en", STRIKE, MONDAY);

        assertThat(tell(links, "b", OTHER, STRIKE_AGAIN, MONDAY)).isEmpty();
    }

    @Test
    void strangersAreNotLinked() {
        StoryLinks links = acquainted(WEIGHT);
        tell(links, "a", "en", STRIKE, MONDAY);

        assertThat(tell(links, "b", OTHER, TRIAL, MONDAY)).isEmpty();
    }

    /** Links that have seen other news in both languages, weeks ago. */
    private static StoryLinks acquainted(double weight) {
        StoryLinks links = new StoryLinks(weight);
        for (int i = 0; i < OTHER_NEWS.size(); i++) {
            tell(links, "old" + i, i % 2 == 0 ? "en" : OTHER, OTHER_NEWS.get(i), MONDAY.minus(Duration.ofDays(20)));
        }
        links.close(MONDAY.minus(Duration.ofDays(4)));
        return links;
    }

    private static List<StoryChange> tell(StoryLinks links, String id, String language, String text, Instant at) {
        return links.update(
                id, language, at, StoryFeatures.of(null, text, language, List.of()), embedder.embed(null, text));
    }
}
