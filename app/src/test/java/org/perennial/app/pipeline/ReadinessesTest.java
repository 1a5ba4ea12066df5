package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perennial.web.Readiness;

class ReadinessesTest {
    private final Readinesses readiness = new Readinesses();

    @Test
    void somethingThatTheWorkGoesOnWithoutIsAWarning() {
        readiness.warn("knowledge", () -> Optional.of("vec.yaml cannot be read"));

        Readiness.Check check = readiness.checks().get(0);
        assertThat(check.ok()).isTrue();
        assertThat(check.detail()).contains("vec.yaml cannot be read");
        assertThat(check.remedy()).isNotEmpty();
    }

    @Test
    void whatIsWellNeedsNoRemedy() {
        readiness.warn("knowledge", Optional::empty);

        assertThat(readiness.checks())
                .containsExactly(new Readiness.Check("knowledge", true, "all of it is in force", ""));
    }

    @Test
    void aStageWithAProblemIsNotReady() {
        readiness.add("sink", () -> true, () -> Optional.of("articles cannot be stored"));

        assertThat(readiness.checks())
                .singleElement()
                .satisfies(check -> assertThat(check.ok()).isFalse());
    }
}
