package org.perennial.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.testkit.TestDatabase;

/** A sender that is killed where it hurts most. */
@Timeout(180)
class SenderKillIT {
    private static final int MESSAGES = 12;
    private static final int KILLED_AT = 5;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        desk.watch("w", "khojaly", "deliver: {channels: [out], bundle: 0m}");
        desk.judgeAll();
        for (int i = 0; i < MESSAGES; i++) {
            desk.store(desk.article("a" + i, "story" + i));
        }
        desk.judgeAll();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void killedBetweenSendingAndMarkingNothingIsLostAndOneMessageIsRepeatedWithItsKey(@TempDir Path out)
            throws Exception {
        Path sent = out.resolve("sent");
        Process first = process(sent, 0, KILLED_AT);
        while (first.isAlive() && lines(sent).size() < KILLED_AT) {
            first.waitFor(20, TimeUnit.MILLISECONDS);
        }
        first.destroyForcibly().waitFor();
        assertThat(lines(sent)).hasSize(KILLED_AT);

        Process second = process(sent, 3, 0); // when the first one's claim has run out
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();

        List<String> keys = lines(sent);
        List<String> repeated = new ArrayList<>(keys);
        keys.stream().distinct().forEach(repeated::remove);
        assertThat(keys.stream().distinct()).containsExactlyInAnyOrderElementsOf(keysOfAll());
        assertThat(repeated).containsExactly(keys.get(KILLED_AT - 1));
        assertThat(desk.column("SELECT DISTINCT state FROM watch_delivery")).containsExactly("sent");
    }

    private List<String> keysOfAll() {
        List<String> keys = desk.column("SELECT key FROM watch_delivery");
        assertThat(keys).hasSize(MESSAGES);
        return keys;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Process process(Path sent, int minutesAhead, int hangsAfter) throws IOException {
        TestDatabase.Fresh database = desk.database();
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SenderProcess.class.getName(),
                        database.jdbcUrl(),
                        database.user(),
                        database.password(),
                        folder.toString(),
                        sent.toString(),
                        String.valueOf(minutesAhead),
                        String.valueOf(hangsAfter))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
