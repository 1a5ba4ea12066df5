package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.perennial.analysis.language.LanguageEngine;

class LanguageSettingsTest {
    @Test
    void theEngineIsChosenByItsWord() {
        assertThat(new LanguageSettings("lingua").chosen()).isEqualTo(LanguageEngine.LINGUA);
    }

    @Test
    void anUnknownEngineIsRefusedWithTheWordsThatAreTaken() {
        assertThatThrownBy(() -> new LanguageSettings("quick"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("language.engine must be fast or lingua, was quick");
    }
}
