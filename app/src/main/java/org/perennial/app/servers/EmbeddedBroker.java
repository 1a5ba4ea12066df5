package org.perennial.app.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.data.FreeSpace;

/**
 * A Kafka broker in a process of its own, on the loopback address, with its log below the data directory.
 *
 * <p>While this is open, a broker that dies is started again on the same port. When this process ends in whichever
 * way, the broker stops cleanly by itself.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final int FIRST_PORT = 19_092;
    private static final int FIRST_CONTROLLER_PORT = 19_492;

    private final SupervisedProcess process;
    private final int port;

    private EmbeddedBroker(SupervisedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a broker and returns when it takes connections; see {@link #start(DataDirectory, BrokerSettings, Clock, Consumer)}. */
    public static EmbeddedBroker start(DataDirectory data, BrokerSettings settings, Clock clock) {
        return start(data, settings, clock, line -> {});
    }

    /**
     * Starts a broker and returns when it takes connections, which takes some seconds.
     *
     * @param progress takes one line for the user before a slow step
     * @throws ServerException where a port is taken, the disk has too little room, or the broker ends again and again
     */
    public static EmbeddedBroker start(
            DataDirectory data, BrokerSettings settings, Clock clock, Consumer<String> progress) {
        return start(data, settings, clock, progress, FreeSpace.OF_THE_FILE_SYSTEM);
    }

    static EmbeddedBroker start(
            DataDirectory data, BrokerSettings settings, Clock clock, Consumer<String> progress, FreeSpace free) {
        Path directory = data.directory("kafka");
        Path reserveFile = directory.resolve("reserve");
        DiskRoom room = new DiskRoom("broker", directory, free);
        room.require(settings.minimumFreeBytes() - (Files.exists(reserveFile) ? settings.reserveBytes() : 0));

        ChildRecord record = new ChildRecord(data, "kafka/broker.pid", BrokerProcess.class.getName());
        record.stopOrphan();
        int port = Ports.choose("broker.port", settings.port(), data, "ports/broker", FIRST_PORT, Set.of());

        progress.accept("Starting the broker on 127.0.0.1:" + port);
        Reserve reserve = new Reserve(reserveFile, settings.reserveBytes(), room, settings.minimumFreeBytes());
        Server server = new Server(data, settings, reserve, record, port);
        return new EmbeddedBroker(SupervisedProcess.start(server, START_WITHIN, clock), port);
    }

    /** Where clients connect, the same for as long as the data directory lives unless its port gets taken. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Whether the broker takes connections now; false while it is started again. */
    public boolean isRunning() {
        return process.isReady();
    }

    /** The broker's process; empty while it is about to be started again. */
    public Optional<ProcessHandle> process() {
        return process.handle();
    }

    /** Stops the broker cleanly and returns when its process is gone. */
    @Override
    public void close() {
        process.close();
    }

    /** How the broker's process is launched and ended. */
    private record Server(DataDirectory data, BrokerSettings settings, Reserve reserve, ChildRecord record, int port)
            implements SupervisedServer {

        @Override
        public String name() {
            return "broker";
        }

        @Override
        public Process launch() throws IOException {
            reserve.releaseIfNeeded();
            record.stopOrphan();
            writeProperties();
            ProcessBuilder builder = new ProcessBuilder(command());
            // Not on the command line: it would hide all else there.
            builder.environment().put("CLASSPATH", BrokerClassPath.find());
            builder.directory(data.directory("kafka").toFile());
            Process process = builder.redirectErrorStream(true).start();
            record.write(process.toHandle());
            return process;
        }

        /** Nobody but the broker uses the controller's port: one that was taken while it was away is exchanged. */
        private void writeProperties() {
            int controllerPort =
                    Ports.choose("broker.port", 0, data, "ports/controller", FIRST_CONTROLLER_PORT, Set.of(port));
            Path log = data.directory("kafka").resolve("log");
            data.write(
                    "kafka/server.properties", BrokerProperties.text(BrokerProperties.of(log, port, controllerPort)));
        }

        private List<String> command() {
            List<String> command = new ArrayList<>(List.of(
                    // Ctrl-C goes to every process of the terminal's, and the broker is to stop last.
                    "sh",
                    "-c",
                    "trap '' INT HUP; exec \"$@\"",
                    "broker",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + settings.heapMegabytes() + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:MaxDirectMemorySize=64m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.awt.headless=true",
                    "-Dlogback.configurationFile=org/perennial/app/servers/broker-logback.xml",
                    "-Dperennial.broker.log=" + data.directory("logs").resolve("broker")));
            command.addAll(ClassArchive.ofBroker());
            command.addAll(List.of(
                    BrokerProcess.class.getName(),
                    data.root().resolve("kafka/server.properties").toString()));
            return command;
        }

        @Override
        public boolean announcesReady(String line) {
            return line.equals(BrokerProcess.READY);
        }

        @Override
        public void hear(String line) {
            // Its log file has all it has to say; the printed lines are kept by the supervisor for its messages.
        }

        @Override
        public void tend() throws IOException {
            reserve.refillIfPossible();
        }

        @Override
        public void stop(Process process) {
            Endings.closeInput(process);
            Endings.end(process.toHandle());
        }
    }
}
