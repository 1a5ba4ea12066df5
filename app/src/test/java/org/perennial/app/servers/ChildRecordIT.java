package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;

class ChildRecordIT {

    @TempDir
    Path directory;

    @Test
    void theRecordedProcessIsFoundAndEnded() throws Exception {
        Process child = new ProcessBuilder("cat", "-").start();
        try (DataDirectory data = DataDirectory.open(directory)) {
            ChildRecord record = new ChildRecord(data, "server.pid", "cat");
            record.write(child.toHandle());

            record.stopOrphan();

            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aProcessThatWasGivenTheSameIdLaterIsLeftAlone() throws Exception {
        Process another = new ProcessBuilder("cat", "-").start();
        try (DataDirectory data = DataDirectory.open(directory)) {
            data.write("server.pid", another.pid() + " 2020-01-01T00:00:00Z\n");

            new ChildRecord(data, "server.pid", "cat").stopOrphan();

            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroy();
        }
    }

    @Test
    void aProcessOfAnotherProgramIsLeftAlone() throws Exception {
        Process another = new ProcessBuilder("cat", "-").start();
        try (DataDirectory data = DataDirectory.open(directory)) {
            ChildRecord record = new ChildRecord(data, "server.pid", BrokerProcess.class.getName());
            record.write(another.toHandle());

            record.stopOrphan();

            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroy();
        }
    }
}
