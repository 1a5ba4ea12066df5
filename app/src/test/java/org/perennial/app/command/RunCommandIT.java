package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

/** What keeps {@code run} from starting, and what it says then. */
class RunCommandIT {
    @TempDir
    Path directory;

    @Test
    void aTakenPortIsNamedWithItsSettingAndTheRemedy() throws Exception {
        TestBroker broker = TestBroker.shared().freshTopics();
        TestDatabase.Fresh database = TestDatabase.shared().freshDatabase();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = run(
                    "--set", "kafka.bootstrap.servers=" + broker.bootstrapServers(),
                    "--set", "database.url=" + database.jdbcUrl(),
                    "--set", "database.user=" + database.user(),
                    "--set", "web.port=" + taken.getLocalPort());

            refuses(ran, Exit.UNAVAILABLE);
            assertThat(ran.err()).contains(String.valueOf(taken.getLocalPort()), "web.port");
        }
    }

    @Test
    void aDataDirectoryOfANewerReleaseIsLeftAlone() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("layout-version"), "99\n");

        Ran ran = run();

        refuses(ran, Exit.UNAVAILABLE);
        assertThat(ran.err()).contains(data.toString(), "version 99", "newer release");
        assertThat(data.resolve("kafka")).doesNotExist();
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAlone() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("thesis.txt"), "chapter one");

        Ran ran = run();

        refuses(ran, Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("thesis.txt", "data-directory");
        assertThat(data).isDirectoryNotContaining("glob:**/layout-version");
    }

    @Test
    void aDataDirectoryInUseIsNamedWithItsHolder() {
        try (DataDirectory held = DataDirectory.open(directory.resolve("data"))) {
            Ran ran = run();

            refuses(ran, Exit.UNAVAILABLE);
            assertThat(ran.err())
                    .contains(
                            held.root().toString(),
                            String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithItsSetting() {
        Ran ran = run(
                "--set",
                "kafka.bootstrap.servers=" + TestBroker.shared().bootstrapServers(),
                "--set",
                "database.url=jdbc:postgresql://127.0.0.1:1/perennial");

        refuses(ran, Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("127.0.0.1:1", "database.url");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamedWithItsSetting() {
        Ran ran = run(
                "--set", "kafka.bootstrap.servers=127.0.0.1:1",
                "--set", "kafka.default.api.timeout.ms=1000",
                "--set", "kafka.request.timeout.ms=500",
                "--stage", "processing");

        refuses(ran, Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("127.0.0.1:1", "kafka.bootstrap.servers");
    }

    @Test
    void aBrokerThatIsWaitedForIsNamedWhileItIs() {
        Ran ran = run(
                "--set", "kafka.bootstrap.servers=127.0.0.1:1",
                "--set", "kafka.default.api.timeout.ms=5000",
                "--set", "kafka.request.timeout.ms=500",
                "--stage", "processing");

        assertThat(ran.err()).contains("Waiting for the broker at 127.0.0.1:1");
    }

    @Test
    void aDiskWithoutRoomIsNamedBeforeAnythingIsStarted() {
        Ran ran = run("--set", "broker.minimum-free-bytes=" + Long.MAX_VALUE / 2);

        refuses(ran, Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("free", directory.resolve("data").toString());
    }

    @Test
    void aListOfSourcesThatIsNotThereIsWrongConfiguration() {
        Ran ran = run("--set", "ingest.sources=" + directory.resolve("none.opml"));

        refuses(ran, Exit.USAGE);
        assertThat(ran.err()).contains("ingest.sources", "none.opml", "sources import");
    }

    @Test
    void aBrokenLanguageFileIsNamedBeforeAnythingIsStarted() throws Exception {
        Path lexicons = Files.createDirectories(directory.resolve("data/knowledge/lexicon"));
        Files.writeString(lexicons.resolve("vec.yaml"), "language: vec\nname: Venetian\nnuons: [a]\n");

        Ran ran = run();

        refuses(ran, Exit.USAGE);
        assertThat(ran.err()).contains("vec.yaml", "line: ", "nuons");
        assertThat(directory.resolve("data/kafka")).doesNotExist();
    }

    private static void refuses(Ran ran, int exit) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("perennial: ").doesNotContain("\tat ", "fault of Perennial");
    }

    private Ran run(String... settings) {
        String[] arguments = new String[settings.length + 3];
        arguments[0] = "run";
        arguments[1] = "--data-directory";
        arguments[2] = directory.resolve("data").toString();
        System.arraycopy(settings, 0, arguments, 3, settings.length);
        return Ran.perennial(arguments);
    }
}
