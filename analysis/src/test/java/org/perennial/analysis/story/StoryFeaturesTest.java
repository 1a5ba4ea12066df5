package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryFeaturesTest {
    @Test
    void theyAreReadBackAsTheyWereWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            StoryFeatures features = invented(random);

            assertThat(StoryFeatures.fromBytes(features.toBytes())).isEqualTo(features);
        }
    }

    @Test
    void theLongestTextKeepsTheirSize() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(i % 3 == 0 ? " Name" : " word")
                    .append((char) ('a' + i % 26))
                    .append(i);
        }

        assertThat(StoryFeatures.of(null, text.toString(), "en", List.of()).toBytes())
                .hasSizeLessThanOrEqualTo(StoryFeatures.MOST_BYTES);
    }

    @Test
    void aTitleLongerThanWhatIsReadIsReadAlone() {
        String title = "Ferry ".repeat(4_000);

        assertThat(StoryFeatures.of(title, "Zanzibar", "en", List.of()))
                .isEqualTo(StoryFeatures.of(title, "", "en", List.of()));
    }

    @Test
    void aCutFormIsRefused() {
        byte[] cut = {1, 2, 3};

        assertThatThrownBy(() -> StoryFeatures.fromBytes(cut)).hasMessageContaining("another version or cut");
    }

    @Test
    void anEmptyArticleHasNone() {
        assertThat(StoryFeatures.of(null, "", "und", List.of())).isEqualTo(StoryFeatures.NONE);
    }

    @ParameterizedTest(name = "{1} in {0} is {3} in {2}")
    @CsvSource({
        "en, 1.5 million people, de, '1,5 Millionen Menschen'",
        "en, 1.5 million people, zh, 150万人",
        "en, 1500000 people, fr, 1 500 000 personnes",
        "en, 2400 people, ar, ٢٤٠٠ شخص",
    })
    void aNumberIsTheSameInAllLanguages(String language, String text, String other, String otherText) {
        assertThat(kind(Term.NUMBER, language, text)).containsAnyElementsOf(kind(Term.NUMBER, other, otherText));
    }

    @ParameterizedTest(name = "{1} in {0} is {3} in {2}")
    @CsvSource({
        "en, heard in Washington, ru, слышали Вашингтон",
        "en, heard in Washington, ja, ワシントン",
        "en, heard in Washington, ar, واشنطن",
        "en, heard Clinton, he, קלינטון",
        "en, heard Clinton, zh, 克林顿",
        "en, heard Tbilisi, ka, თბილისი",
    })
    void aNameSoundsAlikeInAllScripts(String language, String text, String other, String otherText) {
        assertThat(kind(Term.SOUND, language, text)).containsAnyElementsOf(kind(Term.SOUND, other, otherText));
    }

    @ParameterizedTest(name = "{1} in {0} is {3} in {2}")
    @CsvSource({
        "en, a boat from Norway, de, ein Boot aus Norwegen",
        "en, a boat from Norway, zh, 来自挪威的船",
        "en, a boat from Norway, ru, лодка из Норвегии",
        "en, a boat from Norway, th, เรือจากนอร์เวย์",
    })
    void aCountryIsTheSameInAllLanguages(String language, String text, String other, String otherText) {
        assertThat(kind(Term.PLACE, language, text)).containsAnyElementsOf(kind(Term.PLACE, other, otherText));
    }

    private static List<Integer> kind(int kind, String language, String text) {
        StoryFeatures features = StoryFeatures.of(null, text, language, List.of());
        return java.util.stream.IntStream.range(0, features.size())
                .map(features::term)
                .filter(t -> Term.kind(t) == kind)
                .boxed()
                .toList();
    }

    private static StoryFeatures invented(Random random) {
        TermWeights weights = new TermWeights();
        for (int i = random.nextInt(900); i > 0; i--) {
            weights.add(random.nextInt(), (float) StrictMath.exp(random.nextGaussian()));
        }
        return StoryFeatures.of(weights);
    }
}
