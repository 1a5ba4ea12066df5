package org.perennial.app.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.perennial.app.data.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's directory of databases, and the commands that make it, start it and stop it. */
final class PostgresCluster {
    private static final Duration INIT_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String UNFINISHED = ".unfinished-";

    private final Path programs;
    private final Path directory;
    private final ServerAccount account;

    /**
     * @param programs the directory of PostgreSQL's programs
     * @param directory the cluster's own directory
     * @param account who runs the programs and owns the cluster
     */
    PostgresCluster(Path programs, Path directory, ServerAccount account) {
        this.programs = programs;
        this.directory = directory;
        this.account = account;
    }

    Path directory() {
        return directory;
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /**
     * Makes a cluster with one database. Text is UTF-8 and sorted by code point in every locale of the machine, so that
     * the files can move to another one.
     */
    void create(String user, String password, String database) throws IOException {
        deleteUnfinished();
        // Each attempt has its own name: initdb may live on for a moment when the program that called it is killed.
        String attempt = UNFINISHED + ProcessHandle.current().pid();
        Path unfinished = directory.resolveSibling(directory.getFileName() + attempt);
        Path passwordFile = directory.resolveSibling("password" + attempt);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            account.own(passwordFile);
            Files.writeString(passwordFile, password + "\n");
            run(
                    INIT_WITHIN,
                    "",
                    program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + user,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            run(
                    INIT_WITHIN,
                    "CREATE DATABASE " + database + "\n",
                    program("postgres"),
                    "--single",
                    "-D",
                    unfinished.toString(),
                    "postgres");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(directory.resolveSibling(""))) {
            unfinished = entries.filter(entry -> entry.getFileName().toString().contains(UNFINISHED))
                    .toList();
        }
        for (Path path : unfinished) {
            try {
                DataDirectory.erase(path);
            } catch (IOException | UncheckedIOException e) {
                log.atWarn()
                        .setMessage("an interrupted first start is still at work, its files are left to the next start")
                        .addKeyValue("path", path)
                        .setCause(e)
                        .log();
            }
        }
    }

    /** Writes the server's settings: durable, small, loopback with a password only. */
    void configure(int port) throws IOException {
        replace("pg_hba.conf", "host all all 127.0.0.1/32 scram-sha-256\n");
        replace("postgresql.conf", """
                # Written at every start; changes belong into user.conf beside this file.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                max_connections = 40
                max_locks_per_transaction = 512
                shared_buffers = 64MB
                work_mem = 8MB
                maintenance_work_mem = 32MB
                max_wal_size = 256MB
                max_parallel_workers = 2
                max_worker_processes = 4
                max_wal_senders = 0
                max_logical_replication_workers = 0
                autovacuum_max_workers = 2
                io_workers = 1
                wal_level = minimal
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                password_encryption = scram-sha-256
                ssl = off
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                include_if_exists = 'user.conf'
                """.formatted(port));
    }

    private void replace(String name, String text) throws IOException {
        Path unfinished = directory.resolve(name + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.writeString(unfinished, text);
        account.own(unfinished);
        Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Launches the server below a small shell that watches its standard input, and stops the server when that ends: the
     * server itself would outlive a killed parent.
     */
    Process launch() throws IOException {
        String watch = """
                exec 3<&0
                "$@" </dev/null 3<&- &
                server=$!
                ( read -r _ <&3; kill -INT "$server" ) 2>/dev/null &
                watch=$!
                exec 3<&-
                wait "$server"
                status=$?
                kill "$watch" 2>/dev/null
                exit "$status"
                """;
        // In a session of its own: Ctrl-C goes to every process of the terminal's, and we want to stop the server last.
        return builder(List.of(
                        "setsid", "sh", "-c", watch, "postgres", program("postgres"), "-D", directory.toString()))
                .redirectErrorStream(true)
                .start();
    }

    /** Stops the server that runs on this cluster, at once if it does not end its connections in time. */
    void stop() throws IOException {
        try {
            stop("fast");
        } catch (ServerException e) {
            stop("immediate");
        }
    }

    private void stop(String mode) throws IOException {
        String[] command = {program("pg_ctl"), "stop", "-D", directory.toString(), "-m", mode, "-w", "-t", "20"};
        run(STOP_WITHIN, "", command);
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(account.command(command)).directory(programs.toFile());
        // What the server says must not depend on the user's language: one of its lines is waited for.
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    private void run(Duration within, String input, String... command) throws IOException {
        Process process = builder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        boolean ended = Endings.endsWithin(process.toHandle(), within);
        if (!ended) {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new ServerException("PostgreSQL's " + Path.of(command[0]).getFileName()
                    + (ended
                            ? " failed with code " + process.exitValue()
                            : " did not end within " + within.toSeconds() + " s")
                    + ". It printed:\n" + output.join());
        }
    }

    private static String read(Process process) {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
