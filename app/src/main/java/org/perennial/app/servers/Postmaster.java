package org.perennial.app.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that serves a cluster, as PostgreSQL's own file {@code postmaster.pid} names it.
 *
 * <p>PostgreSQL refuses to start where that file names a living process of the same user, even when the system has given
 * the process id to another program since. Only such a file is deleted here, and only where no process works in the
 * cluster's directory: two servers on one cluster would destroy it.
 */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Path PROCESSES = Path.of("/proc");

    private final Path cluster;

    Postmaster(Path cluster) {
        this.cluster = cluster;
    }

    /** The living server of this cluster; empty where the file is missing or names no such process. */
    Optional<ProcessHandle> find() throws IOException {
        Optional<ProcessHandle> named = named();
        return named.isPresent() && commandLine(named.get().pid()).contains(cluster.toString())
                ? named
                : Optional.empty();
    }

    /** Deletes the file if the process it names is alive and another program. */
    void forgetIfStale() throws IOException {
        if (named().isPresent() && find().isEmpty() && !anyoneWorksThere()) {
            log.atWarn()
                    .setMessage("a stale postmaster.pid is deleted: its process is another program now")
                    .addKeyValue("cluster", cluster)
                    .log();
            Files.deleteIfExists(file());
        }
    }

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> named() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file());
        String pid = lines.isEmpty() ? "" : lines.get(0).strip();
        return pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static String commandLine(long pid) {
        try {
            return new String(Files.readAllBytes(PROCESSES.resolve(pid + "/cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException e) {
            // It ended in this moment.
            return "";
        }
    }

    /** Every process of PostgreSQL has the cluster as its working directory. */
    private boolean anyoneWorksThere() throws IOException {
        Path directory = cluster.toRealPath();
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("[0-9]+"))
                    .anyMatch(entry -> worksIn(entry, directory));
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
        } catch (IOException e) {
            // It ended in this moment, or is another user's, who cannot open our files.
            return false;
        }
    }
}
