package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void inADenserCrowdTheSameLikenessFitsLess() {
        assertThat(of(.6).fit(of(.6), .3)).isLessThan(of(.4).fit(of(.4), .3));
    }

    @Test
    void whoStandsAloneMustBeMoreAlike() {
        assertThat(of(.05).fit(of(.05), .3)).isLessThan(of(.3).fit(of(.3), .3));
    }

    @Test
    void whatIsLessAlikeThanAllTheNearestChangesNothing() {
        assertThat(of(.5).meet(.4, 3)).isFalse();
    }

    @Test
    void aCrowdIsReadBackAsItWasWritten() {
        Crowd crowd = of(.47);

        assertThat(Crowd.fromBytes("crowd/a", crowd.toBytes()).fit(crowd, .3)).isEqualTo(crowd.fit(crowd, .3));
    }

    @Test
    void aCutCrowdIsNamed() {
        assertThatThrownBy(() -> Crowd.fromBytes("crowd/a", new byte[3])).hasMessageContaining("crowd/a");
    }

    private static Crowd of(double likeness) {
        Crowd crowd = new Crowd();
        crowd.meet(likeness, Crowd.SIZE);
        return crowd;
    }
}
