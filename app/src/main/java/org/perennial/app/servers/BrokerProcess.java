package org.perennial.app.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The program of the broker's own process; {@link EmbeddedBroker} is its only user.
 *
 * <p>It ends when its standard input does. The system closes that pipe when the parent ends in whichever way, so a
 * broker never outlives the program it was started for.
 */
public final class BrokerProcess {

    /** What the process prints, alone on a line, when the broker takes connections. */
    static final String READY = "perennial broker ready";

    private BrokerProcess() {}

    /** Runs a broker until it is told to stop; the one argument is the path of its properties file. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        formatIfNew(file, Path.of(properties.getProperty("log.dirs")));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        exitWithParent();
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }

    private static void formatIfNew(Path file, Path logDirectory) throws IOException {
        if (Files.exists(logDirectory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(logDirectory);
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException("the log directory " + logDirectory + " could not be formatted: "
                    + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static void exitWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Nothing is sent: only the end of the stream matters.
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        System.exit(0);
                    }
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
