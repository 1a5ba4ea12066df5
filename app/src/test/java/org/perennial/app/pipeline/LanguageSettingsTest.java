package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageEngine;
import org.perennial.analysis.language.Refinement;

class LanguageSettingsTest {
    @Test
    void engineAndRefinementsAreChosenByTheirWords() {
        assertThat(new LanguageSettings("lingua", List.of("kana-share")).choice())
                .isEqualTo(new DetectorChoice(LanguageEngine.LINGUA, Set.of(Refinement.KANA_SHARE)));
    }

    @Test
    void anUnknownEngineIsRefusedWithTheWordsThatAreTaken() {
        assertThatThrownBy(() -> new LanguageSettings("quick", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("language.engine must be fast or lingua, was quick");
    }

    @Test
    void anUnknownRefinementIsRefusedWithTheWordsThatAreTaken() {
        assertThatThrownBy(() -> new LanguageSettings("fast", List.of("kana")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "language.refinements must be kana-share or script-before-names or frequency-lists or cantonese"
                                + " or mixtures or declared, was kana");
    }
}
