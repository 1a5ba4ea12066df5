package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchCommandsTest {
    @Test
    void withoutANameAllBenchmarksAreNamed() {
        Ran ran = Ran.perennial("bench");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("perennial bench language").contains("perennial bench delay");
    }

    @Test
    void aReportOfAnUnknownBenchmarkIsRefusedWithTheNamesThatThereAre() {
        Ran ran = Ran.perennial("bench", "report", "--only", "everything");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("--only is \"everything\"").contains("pipeline,delay");
    }
}
