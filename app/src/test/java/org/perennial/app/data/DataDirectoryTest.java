package org.perennial.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path parent;

    private Path root;

    @BeforeEach
    void name() {
        root = parent.resolve("data");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aNewDirectoryIsClosedToOthers() throws Exception {
        DataDirectory.open(root).close();

        assertThat(mode(root)).isEqualTo("rwx------");
        assertThat(root.resolve("layout-version")).hasContent("1");
    }

    @Test
    void aSecretIsKeptForItsOwnerAlone() throws Exception {
        try (DataDirectory data = DataDirectory.open(root)) {
            data.keepSecret("token", "s3cret");
        }
        try (DataDirectory data = DataDirectory.open(root)) {
            assertThat(data.secret("token")).hasValue("s3cret");
        }
        assertThat(mode(root.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(root.resolve("secrets/token"))).isEqualTo("rw-------");
    }

    @Test
    void aSecretThatWasNeverKeptIsAbsent() {
        try (DataDirectory data = DataDirectory.open(root)) {
            assertThat(data.secret("token")).isEmpty();
        }
    }

    @Test
    void aSecondOpenerIsRefusedAndTheFirstKeepsItsLock() {
        try (DataDirectory first = DataDirectory.open(root)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> DataDirectory.open(root))
                        .isInstanceOf(DataDirectoryException.class)
                        .hasMessageContaining(first.root().toString())
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void aClosedDirectoryCanBeOpenedAgain() {
        DataDirectory.open(root).close();

        DataDirectory.open(root).close();

        assertThat(root).isDirectory();
    }

    @Test
    void aHolderThatDiedDoesNotHinderTheNext() throws Exception {
        DataDirectory.open(root).close();
        Files.writeString(root.resolve("lock-holder"), "1 2020-01-01T00:00:00Z");

        try (DataDirectory data = DataDirectory.open(root)) {
            assertThat(data.root()).isEqualTo(root);
        }
    }

    @Test
    void aNewerLayoutIsRefusedWithBothVersions() throws Exception {
        DataDirectory.open(root).close();
        Files.writeString(root.resolve("layout-version"), "7\n");

        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("layout version 7")
                .hasMessageContaining("up to version 1")
                .hasMessageContaining("newer release");
    }

    @Test
    void aDamagedLayoutVersionIsRefusedWithWhatItHolds() throws Exception {
        DataDirectory.open(root).close();
        Files.writeString(root.resolve("layout-version"), "one");

        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("holds \"one\"");
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefusedAndLeftAsItIs() throws Exception {
        Files.createDirectory(root);
        Files.writeString(root.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("thesis.txt");
        assertThat(root).isDirectoryNotContaining("glob:**lock*");
    }

    @Test
    void aFileInItsPlaceIsRefused() throws Exception {
        Files.writeString(root, "");

        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aHalfWrittenFileOfACrashIsReplaced() throws Exception {
        try (DataDirectory data = DataDirectory.open(root)) {
            data.write("ports/broker", "1\n");
            Files.writeString(root.resolve("ports/broker.unfinished"), "ha");

            data.write("ports/broker", "2\n");

            assertThat(data.read("ports/broker")).hasValue("2\n");
            assertThat(root.resolve("ports/broker.unfinished")).doesNotExist();
        }
    }

    @Test
    void languagesAndEventsMayBeThereBeforeAllElse() throws Exception {
        Files.createDirectories(root.resolve(DataDirectory.KNOWLEDGE).resolve("lexicon"));

        try (DataDirectory opened = DataDirectory.open(root)) {
            assertThat(opened.root()).isDirectoryContaining("glob:**/layout-version");
        }
    }
}
