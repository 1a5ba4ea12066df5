package org.perennial.app.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.data.FreeSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server in a process of its own, on the loopback address, with its files below the data directory.
 *
 * <p>A committed row is on the disk. While this is open, a server that dies is started again on the same port, so open
 * connections break and new ones succeed a moment later. When this process ends in whichever way, the server stops.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final int FIRST_PORT = 15_432;
    private static final String USER = "perennial";
    private static final String NAME = "perennial";
    private static final String PASSWORD = "postgres-password";
    private static final int PASSWORD_BYTES = 32;

    private final SupervisedProcess process;
    private final Postmaster postmaster;
    private final LineLog lines;
    private final int port;
    private final String password;

    private EmbeddedDatabase(
            SupervisedProcess process, Postmaster postmaster, LineLog lines, int port, String password) {
        this.process = process;
        this.postmaster = postmaster;
        this.lines = lines;
        this.port = port;
        this.password = password;
    }

    /** Starts a database and returns when it takes connections; see {@link #start(DataDirectory, DatabaseSettings, Clock, Consumer)}. */
    public static EmbeddedDatabase start(DataDirectory data, DatabaseSettings settings, Clock clock) {
        return start(data, settings, clock, line -> {});
    }

    /**
     * Starts a database and returns when it takes connections: about ten seconds at the first start, one later.
     *
     * @param progress takes one line for the user before a slow step
     * @throws ServerException where the port is taken, the disk has too little room, this process is root and no other
     *     account can be taken, or the server ends again and again
     */
    public static EmbeddedDatabase start(
            DataDirectory data, DatabaseSettings settings, Clock clock, Consumer<String> progress) {
        return start(data, settings, clock, progress, FreeSpace.OF_THE_FILE_SYSTEM);
    }

    static EmbeddedDatabase start(
            DataDirectory data, DatabaseSettings settings, Clock clock, Consumer<String> progress, FreeSpace free) {
        Path directory = data.directory("postgres");
        Path programs = PostgresDistribution.directory(data);
        long firstStart = PostgresDistribution.isUnpacked(programs) ? 0 : PostgresDistribution.BYTES_AT_FIRST_START;
        new DiskRoom("database", directory, free).require(settings.minimumFreeBytes() + firstStart);
        String password = data.secret(PASSWORD).orElseGet(() -> newPassword(data));
        try {
            if (!PostgresDistribution.isUnpacked(programs)) {
                progress.accept("Unpacking PostgreSQL " + PostgresDistribution.VERSION + " (first start only)");
                PostgresDistribution.unpack(programs);
            }
            ServerAccount account = ServerAccount.choose(directory);
            account.own(programs);
            PostgresCluster cluster = new PostgresCluster(programs, directory.resolve("cluster-18"), account);
            if (!cluster.exists()) {
                progress.accept("Making the database (first start only)");
                cluster.create(USER, password, NAME);
            }
            Postmaster postmaster = new Postmaster(cluster.directory());
            clearAway(cluster, postmaster);
            int port = Ports.choose("database.port", settings.port(), data, "ports/database", FIRST_PORT, Set.of());
            cluster.configure(port);
            progress.accept("Starting the database on 127.0.0.1:" + port);
            LineLog lines = new LineLog(data.directory("logs").resolve("postgres"));
            Server server = new Server(cluster, postmaster, lines);
            return new EmbeddedDatabase(supervise(server, clock), postmaster, lines, port, password);
        } catch (IOException e) {
            throw new ServerException("The database could not be prepared in " + directory + ": " + e, e);
        }
    }

    private static SupervisedProcess supervise(Server server, Clock clock) {
        try {
            return SupervisedProcess.start(server, START_WITHIN, clock);
        } catch (ServerException e) {
            server.lines().close();
            throw e;
        }
    }

    /** Stops the server that an earlier run left, if its watching shell was killed before it could. */
    private static void clearAway(PostgresCluster cluster, Postmaster postmaster) throws IOException {
        Optional<ProcessHandle> orphan = postmaster.find();
        if (orphan.isPresent()) {
            log.atWarn()
                    .setMessage("a server of an earlier run is still there and is stopped")
                    .addKeyValue("pid", orphan.get().pid())
                    .log();
            cluster.stop();
        }
        postmaster.forgetIfStale();
    }

    private static String newPassword(DataDirectory data) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        data.keepSecret(PASSWORD, password);
        return password;
    }

    /** The address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The user that owns the database. */
    public String user() {
        return USER;
    }

    /** The password, made at the first start and kept in the data directory. */
    public String password() {
        return password;
    }

    /** Whether the server takes connections now; false while it is started again. */
    public boolean isRunning() {
        return process.isReady();
    }

    /** The server's first process; empty while it is about to be started again. */
    public Optional<ProcessHandle> process() {
        try {
            return postmaster.find();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which process serves the database", e);
        }
    }

    /** Ends open transactions, stops the server cleanly and returns when its processes are gone. */
    @Override
    public void close() {
        process.close();
        lines.close();
    }

    /** How the database's process is launched and ended. */
    private record Server(PostgresCluster cluster, Postmaster postmaster, LineLog lines) implements SupervisedServer {
        @Override
        public String name() {
            return "database";
        }

        @Override
        public Process launch() throws IOException {
            clearAway(cluster, postmaster);
            return cluster.launch();
        }

        @Override
        public boolean announcesReady(String line) {
            return line.contains("database system is ready to accept connections");
        }

        @Override
        public void hear(String line) {
            lines.append(line);
        }

        @Override
        public void tend() {
            // PostgreSQL looks after itself.
        }

        @Override
        public void stop(Process process) {
            Endings.closeInput(process);
            if (!Endings.endsWithin(process.toHandle(), Endings.CLEAN_STOP)) {
                try {
                    cluster.stop();
                } catch (IOException | ServerException e) {
                    log.atError()
                            .setMessage("the database could not be stopped")
                            .setCause(e)
                            .log();
                }
                process.destroyForcibly();
            }
        }
    }
}
