package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;

class ParentDeathIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String STARTED = "started";

    @TempDir
    Path directory;

    /** The program that is killed: starts both servers, stores one record and one row, and waits. */
    static final class Parent {
        private Parent() {}

        @SuppressWarnings("resource")
        public static void main(String[] arguments) throws Exception {
            DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
            EmbeddedBroker broker = EmbeddedBroker.start(data, BrokerSettings.defaults(), CLOCK);
            EmbeddedDatabase database = EmbeddedDatabase.start(data, DatabaseSettings.defaults(), CLOCK);
            Records.makeTopic(broker.bootstrapServers());
            try (KafkaProducer<String, String> producer = Records.producer(broker.bootstrapServers())) {
                producer.send(new ProducerRecord<>(Records.TOPIC, "of the first run"))
                        .get();
            }
            Rows.make(database, "kept");
            Rows.insert(database, "kept", 1);
            System.out.println(STARTED + " " + broker.process().orElseThrow().pid() + " "
                    + database.process().orElseThrow().pid());
            while (true) {
                LockSupport.park();
            }
        }
    }

    @Test
    void bothServersEndWithTheirKilledParentAndTheNextStartFindsTheirData() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        BrokerClassPath.find(),
                        Parent.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] started = untilStarted(parent).split(" ");
        ProcessHandle broker = ProcessHandle.of(Long.parseLong(started[1])).orElseThrow();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(started[2])).orElseThrow();

        parent.destroyForcibly().waitFor();

        Eventually.holds(
                "no broker, no database", Duration.ofSeconds(30), () -> !broker.isAlive() && !postmaster.isAlive());
        try (DataDirectory data = DataDirectory.open(directory);
                EmbeddedBroker next = EmbeddedBroker.start(data, BrokerSettings.defaults(), CLOCK);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, DatabaseSettings.defaults(), CLOCK)) {
            assertThat(Records.read(next.bootstrapServers())).isEqualTo(Set.of("of the first run"));
            assertThat(Rows.count(database, "kept")).isEqualTo(1);
        }
    }

    private static String untilStarted(Process parent) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(STARTED)) {
                return line;
            }
        }
        throw new AssertionError("the parent ended before it had started both servers");
    }
}
