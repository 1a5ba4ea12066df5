package org.perennial.processing.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void aListNamesStages() {
        assertThat(Stage.parse("language, duplicates")).containsExactly(Stage.LANGUAGE, Stage.DUPLICATES);
    }

    @Test
    void anUnknownStageIsNamedBesideThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stage.parse("language,tone"))
                .withMessage("unknown stage \"tone\": there are language, anniversaries, duplicates, stories");
    }

    @Test
    void anEmptyListIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stage.parse(" ,"))
                .withMessageContaining("give one or more of language");
    }
}
