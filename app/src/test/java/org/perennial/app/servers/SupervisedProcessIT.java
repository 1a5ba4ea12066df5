package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupervisedProcessIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    /** A shell script as a server. */
    private static final class Script implements SupervisedServer {
        private final String text;
        private final AtomicInteger launches = new AtomicInteger();

        Script(String text) {
            this.text = text;
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Process launch() throws IOException {
            launches.incrementAndGet();
            return new ProcessBuilder("sh", "-c", text)
                    .redirectErrorStream(true)
                    .start();
        }

        @Override
        public boolean announcesReady(String line) {
            return line.equals("ready");
        }

        @Override
        public void hear(String line) {}

        @Override
        public void tend() {}

        @Override
        public void stop(Process process) {
            Endings.closeInput(process);
            Endings.end(process.toHandle());
        }
    }

    @Test
    void aServerThatKeepsEndingIsGivenUpWithItsLastWords() {
        Script script = new Script("echo 'no such disk' >&2; exit 7");

        assertThatThrownBy(() -> SupervisedProcess.start(script, WITHIN, Clock.systemUTC()))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("The script ended 3 times at its start (exit code 7)")
                .hasMessageContaining("no such disk");
        assertThat(script.launches).hasValue(3);
    }

    @Test
    void aServerThatIsNeverReadyIsGivenUp() {
        Script script = new Script("echo waiting; read -r _");

        assertThatThrownBy(() -> SupervisedProcess.start(script, Duration.ofSeconds(1), Clock.systemUTC()))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("not ready within 1 s")
                .hasMessageContaining("waiting");
    }

    @Test
    void aServerThatDiesIsLaunchedAgainUntilItIsClosed() throws Exception {
        Script script = new Script("echo ready; read -r _");
        try (SupervisedProcess process = SupervisedProcess.start(script, WITHIN, Clock.systemUTC())) {
            ProcessHandle first = process.handle().orElseThrow();

            first.destroyForcibly();

            Eventually.holds(
                    "a second process",
                    WITHIN,
                    () -> process.isReady()
                            && process.handle()
                                    .filter(handle -> !handle.equals(first))
                                    .isPresent());
        }
        assertThat(script.launches).hasValue(2);
    }
}
