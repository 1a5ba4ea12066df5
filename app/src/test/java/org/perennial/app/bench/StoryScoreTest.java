package org.perennial.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perennial.app.bench.StoryScore.Placed;

class StoryScoreTest {
    @Test
    void onlyPairsOfDifferentLanguagesCount() {
        StoryScore score = StoryScore.across(List.of(
                new Placed("en", "flood", "1"),
                new Placed("en", "flood", "2"),
                new Placed("de", "flood", "1"),
                new Placed("fr", "trial", "1")));

        assertThat(score.precision()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(score.recall()).isCloseTo(1.0 / 2, within(1e-9));
        assertThat(score.f1()).isCloseTo(.4, within(1e-9));
    }

    @Test
    void whatIsAllRightIsOne() {
        assertThat(StoryScore.across(List.of(new Placed("en", "flood", "1"), new Placed("de", "flood", "1")))
                        .f1())
                .isEqualTo(1);
    }
}
