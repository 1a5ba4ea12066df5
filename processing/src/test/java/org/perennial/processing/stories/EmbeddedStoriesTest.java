package org.perennial.processing.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.embedding.Embedder;
import org.perennial.analysis.embedding.Embedding;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.contract.RawArticle;
import org.perennial.contract.StoryPart;
import org.perennial.processing.copies.Compact;

/** What a model makes of articles, on its way to the links of stories. */
class EmbeddedStoriesTest {
    private static final Instant MONDAY = Instant.parse("2025-02-24T09:00:00Z");

    private final StoryEmbedding model = new StoryEmbedding(new ByLetters(), .3);
    private final Tellings tellings = new Tellings(model);

    @Test
    void twoStoriesThatShareNothingButTheirMeaningAreOne() {
        Map<String, StoryPart> parts = new HashMap<>();
        tell(model, parts);

        assertThat(parts.get("de").story()).isEqualTo("en");
        assertThat(parts.get("de").embeddingScore()).isPositive();
    }

    @Test
    void withoutAModelTheyAreTwoAndNothingIsSaidOfOne() {
        Map<String, StoryPart> parts = new HashMap<>();
        tell(null, parts);

        assertThat(parts.get("de").story()).isEqualTo("de");
        assertThat(parts.get("de").embeddingScore()).isNull();
    }

    @Test
    void anEmbeddingTakesAByteForEachDimensionWhenItTravels() {
        assertThat(tellings.compared(article("a", "en", "words")).embedding()).hasSize(ByLetters.DIMENSIONS);
    }

    @Test
    void aTellingOfAnEarlierReleaseIsReadWithoutEmbedding() {
        byte[] before = Compact.serde(Object[].class)
                .serializer()
                .serialize("", new Object[] {"a", "en", MONDAY, MONDAY, new byte[] {1}});

        assertThat(Compact.serde(Telling.class)
                        .deserializer()
                        .deserialize("", before)
                        .embedding())
                .isNull();
    }

    @Test
    void anArticleOnWhichTheModelFailsHasNoEmbedding() {
        assertThat(tellings.compared(article("a", "en", ByLetters.UNREADABLE)).embedding())
                .isNull();
    }

    @Test
    void aWeightBeyondOneIsNamedWithItsKey() {
        assertThatThrownBy(() -> new StoryEmbedding(new ByLetters(), 2))
                .hasMessage("stories.embedding.weight is 2.0: give a number from 0 to 1");
    }

    /** Tells a month of other news, then one story in two languages. */
    private static void tell(@Nullable StoryEmbedding model, Map<String, StoryPart> parts) {
        Tellings tellings = new Tellings(model);
        StoryGathering gathering =
                new StoryGathering(Pieces.NONE, StoryRoom.unlimited().enter());
        StoryLinking linking =
                new StoryLinking(Pieces.NONE, StoryRoom.unlimited().enter(), model);
        List<EnrichedArticle> articles = new ArrayList<>();
        for (char letter = 'a'; letter <= 'p'; letter++) {
            articles.add(article("en-" + letter, "en", "e" + letter));
            articles.add(article("de-" + letter, "de", "d" + letter));
        }
        articles.add(article("en", "en", "ez"));
        articles.add(article("de", "de", "dz"));
        for (EnrichedArticle article : articles) {
            boolean isOld = article.id().length() > 2;
            Instant at = isOld ? MONDAY.minus(Duration.ofDays(20)) : MONDAY;
            Tellings.Compared compared = tellings.compared(article);
            Telling telling = new Telling(
                    article.id(), Tellings.language(article), at, at, compared.features(), compared.embedding());
            linking.link(gathering.tell(telling), part -> parts.put(part.part(), part));
        }
    }

    private static EnrichedArticle article(String id, String language, String text) {
        return EnrichedArticle.of(Json.read("{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}", RawArticle.class))
                .withLanguage(new Language(language, .9, List.of(), List.of()));
    }

    /** A model for which each letter is a direction, and the first letter, which is the language, the greater one. */
    private static final class ByLetters implements Embedder {
        static final int DIMENSIONS = 26;
        static final String UNREADABLE = "unreadable";

        @Override
        public Embedding embed(@Nullable String title, String text) {
            if (text.equals(UNREADABLE)) {
                throw new IllegalStateException("the model fails");
            }
            float[] vector = new float[DIMENSIONS];
            float weight = 2;
            for (int i = 0; i < text.length(); i++) {
                vector[text.charAt(i) - 'a'] += weight;
                weight = 1;
            }
            return Embedding.of(vector);
        }

        @Override
        public int dimensions() {
            return DIMENSIONS;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
