package org.perennial.app.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user that PostgreSQL runs as: this process's own, or, since PostgreSQL refuses root, one with fewer rights.
 *
 * <p>For root two ways are tried in turn. A user namespace of its own makes the server see itself as nobody while
 * root's files stay its own; many containers forbid that. Else it becomes the user nobody, who is given the directory
 * and may pass through the data directory; that fails where a directory above is closed to others.
 *
 * @param prefix what stands before a command to run it as that user; empty for this process's own
 * @param owner the numeric id of the user who must own the files; null where they are this process's own anyway
 */
record ServerAccount(List<String> prefix, @Nullable Integer owner) {
    private static final Logger log = LoggerFactory.getLogger(ServerAccount.class);
    private static final Duration TRIED_FOR = Duration.ofSeconds(10);

    static final ServerAccount OWN = new ServerAccount(List.of(), null);
    static final ServerAccount NAMESPACE = new ServerAccount(List.of("unshare", "--user"), 0);
    static final ServerAccount NOBODY = new ServerAccount(
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"), 65_534);

    /**
     * The first account that can write a directory directly below the data directory, to which it then belongs.
     *
     * @throws ServerException where this process is root and no other account can be taken
     */
    static ServerAccount choose(Path directory) throws IOException {
        return choose(directory, isRoot() ? List.of(NAMESPACE, NOBODY) : List.of(OWN));
    }

    static ServerAccount choose(Path directory, List<ServerAccount> accounts) throws IOException {
        for (ServerAccount account : accounts) {
            if (account.equals(OWN)) {
                return OWN;
            }
            account.own(directory);
            if (account.equals(NOBODY)) {
                openForPassing(directory.resolveSibling(""));
            }
            if (account.canWrite(directory)) {
                return account;
            }
        }
        throw new ServerException("PostgreSQL does not run as root, and neither a user namespace (unshare --user) nor"
                + " the user nobody (setpriv) can use " + directory
                + ". Run Perennial as an ordinary user, put data-directory where other users may pass (such as below"
                + " /var/lib), or set database.url to a PostgreSQL server that you run.");
    }

    /** Whether this process has root's rights. */
    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /** A command as this account runs it. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Gives a file, or a directory with all it holds, to this account if it belongs to another. */
    void own(Path top) throws IOException {
        if (owner == null) {
            return;
        }
        if (owner.equals(Files.getAttribute(top, "unix:uid"))) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(top)) {
            all = walk.toList();
        }
        // The top comes last, since its owner says whether the rest is done.
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.setAttribute(all.get(i), "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void openForPassing(Path dataDirectory) throws IOException {
        Files.setPosixFilePermissions(dataDirectory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private boolean canWrite(Path directory) {
        List<String> test =
                command(List.of("sh", "-c", "test \"$(id -u)\" != 0 && test -w \"$0\"", directory.toString()));
        try {
            Process process = new ProcessBuilder(test)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean can = Endings.endsWithin(process.toHandle(), TRIED_FOR) && process.exitValue() == 0;
            process.destroyForcibly();
            return can;
        } catch (IOException e) {
            log.atDebug()
                    .setMessage("an account cannot be used")
                    .addKeyValue("account", this)
                    .setCause(e)
                    .log();
            return false;
        }
    }
}
