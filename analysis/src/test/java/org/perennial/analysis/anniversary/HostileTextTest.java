package org.perennial.analysis.anniversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that nobody writes but somebody sends, and names that stand in other news. */
class HostileTextTest {
    private static final AnniversaryTagger TAGGER = AnniversaryTagger.load();

    @ParameterizedTest
    @CsvSource({
        "nl,jubileum",
        "sv,jubileum",
        "de,jubiläum",
        "en,'33 years since. '",
        "en,'anniversary 26.02.1992 '",
        "ja,周年"
    })
    void aMegabyteOfOneWordIsReadInLinearTime(String language, String unit) {
        String text = unit.repeat(1_000_000 / unit.length());

        List<AnniversaryMention> mentions =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(15), () -> tag(language, text, "2025-02-25"));

        assertThat(mentions).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void noEventIsDatedBeforeOurEra() {
        for (String text : List.of(
                "The 5000th anniversary of the city was marked in 2024.",
                "On this day 3000 years ago the temple was founded.",
                "The 9999th anniversary of the tower will be celebrated in 2030.")) {
            assertThat(tag("en", text, "2025-06-10"))
                    .as(text)
                    .allMatch(m -> m.eventDate() == null || m.eventDate().startYear() > 0);
        }
    }

    @Test
    void anEmojiAtAWordIsNoLetterOfIt() {
        assertThat(tag("en", "The town celebrated its golden jubilee🎉", "2025-06-10"))
                .anyMatch(m -> Integer.valueOf(50).equals(m.n()));
    }

    @Test
    void aNameThatNeedsContextCountsOnlyWithIt() {
        assertThat(tag("en", "The film Bloody Sunday was celebrated in Lyon.", "2025-01-30"))
                .isEmpty();
        assertThat(tag("en", "Derry commemorated Bloody Sunday with a march.", "2025-01-30"))
                .anyMatch(m -> "bloody-sunday-derry".equals(m.event()));
    }

    @Test
    void aPlaceInOtherNewsOfTheSeasonIsNoMention() {
        assertThat(tag("en", "Fans celebrated as Hiroshima beat Osaka 3-1.", "2025-08-20"))
                .isEmpty();
        assertThat(tag("en", "Wolves are thriving around Chernobyl, scientists say.", "2025-04-26"))
                .isEmpty();
    }

    @Test
    void eightThreadsFindWhatOneFinds() throws Exception {
        List<Passage> passages = new ArrayList<>();
        AnniversaryTagger.lexicons()
                .values()
                .forEach(lexicon -> Lists.orEmpty(lexicon.tests())
                        .forEach(t -> passages.add(passage(lexicon.language(), t.t(), "2020-03-06"))));
        List<List<AnniversaryMention>> alone =
                passages.stream().map(TAGGER::tag).toList();
        AnniversaryTagger shared = AnniversaryTagger.load();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<List<AnniversaryMention>>>> together = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                together.add(
                        threads.submit(() -> passages.stream().map(shared::tag).toList()));
            }
            for (Future<List<List<AnniversaryMention>>> one : together) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<AnniversaryMention> tag(String language, String text, String day) {
        return TAGGER.tag(passage(language, text, day));
    }

    private static Passage passage(String language, String text, String day) {
        return new Passage(null, text, Instant.parse(day + "T00:00:00Z"), language);
    }
}
