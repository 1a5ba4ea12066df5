package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.config.Configuration;
import org.perennial.ingest.source.SourceList;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseException;

/** {@code perennial run} with the servers that it brings along, killed as a whole and in parts. */
class KilledProgramIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    private final SmallNewsroom newsroom = SmallNewsroom.open();
    private Program program;
    private Configuration configuration;

    @BeforeEach
    void start() throws IOException {
        Path sources = directory.resolve("sources.opml");
        Files.writeString(sources, SourceList.writeOpml("Small newsroom", newsroom.sources()));
        List<String> settings = new ArrayList<>(Settings.common(directory.resolve("data")));
        settings.add("ingest.sources=" + sources);
        configuration = Settings.of(settings);
        program = Program.start(directory.resolve("said.log"), List.of("run"), settings);
    }

    @AfterEach
    void end() {
        program.close();
        newsroom.close();
    }

    @Test
    void aKilledProgramTakesItsServersAlongAndGoesOnFromItsData() throws Exception {
        awaitArticles(1);
        List<ProcessHandle> servers = program.children();
        assertThat(servers).as("broker and database").hasSizeGreaterThanOrEqualTo(2);

        program.kill();

        Until.holds(
                "the servers of the killed program have ended",
                Duration.ofSeconds(30),
                () -> servers.stream().noneMatch(ProcessHandle::isAlive));
        program.startAgain();
        awaitWhole();
        assertThat(program.stop()).as("exit code after SIGTERM").isEqualTo(143);
    }

    @Test
    void serversThatAreKilledComeBackByThemselves() throws Exception {
        awaitArticles(1);

        program.children().forEach(ProcessHandle::destroyForcibly);

        Until.holds(PATIENCE, this::databaseAnswers, () -> "the database is back; it said: " + program.said());
        awaitWhole();
        assertThat(program.isAlive()).isTrue();
    }

    private void awaitArticles(int count) throws Exception {
        Until.holds(
                PATIENCE, () -> articles() >= count, () -> "the first articles are stored; it said: " + program.said());
    }

    private int articles() throws Exception {
        Optional<RunningInstance> running = running();
        if (running.isEmpty()) {
            return 0;
        }
        try (Database database = open(running.get());
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM article")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private boolean databaseAnswers() {
        try (Database database = open(running().orElseThrow())) {
            return true;
        } catch (DatabaseException gone) {
            return false;
        }
    }

    private void awaitWhole() throws Exception {
        Until.holds(PATIENCE, () -> running().isPresent(), () -> "it runs; it said: " + program.said());
        RunningInstance running = running().orElseThrow();
        try (Database database = open(running)) {
            newsroom.awaitWhole(database.dataSource(), running.bootstrapServers(), PATIENCE);
        }
        assertThat(Committed.outcomes(running.bootstrapServers()))
                .as("one committed outcome for each version")
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    private Optional<RunningInstance> running() {
        return RunningInstance.on(StageSettings.dataDirectory(configuration));
    }

    private Database open(RunningInstance running) {
        return Database.open(
                StageSettings.database(configuration, running, StageSettings.dataDirectory(configuration)));
    }
}
