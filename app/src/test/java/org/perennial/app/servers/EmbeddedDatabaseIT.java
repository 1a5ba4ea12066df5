package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;

class EmbeddedDatabaseIT {
    private static final Clock CLOCK = Clock.systemUTC();

    /** One for all tests: unpacking and making a cluster takes seconds. */
    @TempDir
    static Path directory;

    private DataDirectory data;

    @BeforeEach
    void open() {
        data = DataDirectory.open(directory);
    }

    @AfterEach
    void close() {
        data.close();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, DatabaseSettings.defaults(), CLOCK);
    }

    @Test
    void aKilledServerComesBackOnItsPortWithEveryCommittedRow() throws Exception {
        String url;
        try (EmbeddedDatabase database = start()) {
            url = database.jdbcUrl();
            Rows.make(database, "killed");
            for (int row = 0; row < 200; row++) {
                Rows.insert(database, "killed", row);
            }
            ProcessHandle victim = database.process().orElseThrow();

            victim.destroyForcibly();

            Eventually.holds("another server", Duration.ofSeconds(30), () -> {
                try {
                    return !victim.isAlive() && Rows.count(database, "killed") >= 0;
                } catch (SQLException e) {
                    return false;
                }
            });
            assertThat(database.isRunning()).isTrue();
            assertThat(Rows.count(database, "killed")).isEqualTo(200);
        }
        try (EmbeddedDatabase again = start()) {
            assertThat(again.jdbcUrl()).isEqualTo(url);
            assertThat(Rows.count(again, "killed")).isEqualTo(200);
        }
    }

    @Test
    void theServerIsDurableAndAsksForThePassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(Rows.setting(database, "fsync")).isEqualTo("on");
            assertThat(Rows.setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(Rows.setting(database, "server_encoding")).isEqualTo("UTF8");
            assertThat(Rows.setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Rows.setting(database, "password_encryption")).isEqualTo("scram-sha-256");
            assertThatThrownBy(() -> Rows.connect(database.jdbcUrl(), database.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(Files.getPosixFilePermissions(directory.resolve("postgres/cluster-18")))
                .hasSize(3);
    }

    @Test
    void aPidFileThatNamesAnotherProgramDoesNotHinderTheStart() throws Exception {
        start().close();
        Process another = new ProcessBuilder("cat").start();
        try {
            Path cluster = directory.resolve("postgres/cluster-18");
            Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    another.pid() + "\n" + cluster + "\n1600000000\n15432\n\n127.0.0.1\n  1 1\nready\n");

            try (EmbeddedDatabase database = start()) {
                assertThat(database.isRunning()).isTrue();
            }
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroy();
        }
    }

    @Test
    void onlyTheFirstStartIsAnnouncedAsSlow() throws Exception {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        EmbeddedDatabase.start(data, DatabaseSettings.defaults(), CLOCK, first::add)
                .close();
        EmbeddedDatabase.start(data, DatabaseSettings.defaults(), CLOCK, second::add)
                .close();

        assertThat(second).hasSize(1).allMatch(line -> line.startsWith("Starting the database on 127.0.0.1:"));
        assertThat(first).endsWith(second.get(0));
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseSettings settings = DatabaseSettings.defaults().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedDatabase.start(data, settings, CLOCK))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("database.port");
        }
    }

    @Test
    void tooLittleRoomIsRefusedWithThePathAndTheBytes() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(
                        data, DatabaseSettings.defaults(), CLOCK, line -> {}, path -> 5L * 1024 * 1024))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining(data.root().resolve("postgres").toString())
                .hasMessageContaining("5242880 bytes (5 MB) free")
                .hasMessageContaining("database.minimum-free-bytes");
    }
}
