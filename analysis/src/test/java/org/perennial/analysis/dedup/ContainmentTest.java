package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContainmentTest {
    private static final String FIRST = "Rescuers found twelve bodies by noon near the old quay. ";
    private static final String SECOND = "The mayor of the harbour town spoke of grief and anger.";

    @Test
    void anExcerptStandsInItsModelWholeAndTheModelInPart() {
        Containment containment = Containment.of(FIRST, FIRST + SECOND);

        assertThat(containment.ofText()).isEqualTo(1);
        assertThat(containment.ofOther()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void textsWithoutACommonWordShareNothing() {
        assertThat(Containment.of(FIRST, SECOND)).isEqualTo(new Containment(0, 0));
    }

    @Test
    void aTextWithoutLettersSharesNothing() {
        assertThat(Containment.of("…", FIRST)).isEqualTo(new Containment(0, 0));
    }
}
