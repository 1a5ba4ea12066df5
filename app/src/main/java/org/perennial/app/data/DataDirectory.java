package org.perennial.app.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that holds one installation's data, open for this process alone until {@link #close()}.
 *
 * <p>Everything in it is readable by its owner only. Its layout carries a version; a directory of a newer layout is
 * refused, since an older program could only damage it.
 */
public final class DataDirectory implements AutoCloseable {

    /** The layout this program writes and reads. */
    public static final int LAYOUT_VERSION = 1;

    /** The file that tells a data directory from other directories. */
    public static final String LAYOUT_FILE = "layout-version";

    /** The folder of the user's own languages and events, which may be there before all else. */
    public static final String KNOWLEDGE = "knowledge";

    /** Where the team's watches are, unless the settings name another folder. */
    public static final String WATCHES = "watches";

    /** What the user, a crash before the first layout file, or a fresh file system may leave in an unused directory. */
    private static final Set<String> HARMLESS = Set.of(
            "lock",
            "lock-holder",
            "lock-holder.unfinished",
            LAYOUT_FILE + ".unfinished",
            "lost+found",
            KNOWLEDGE,
            WATCHES);

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final DirectoryLock lock;

    private DataDirectory(Path root, DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Opens a data directory, and makes it first where there is none.
     *
     * @throws DataDirectoryException where another process has it open, its layout is newer than {@link
     *     #LAYOUT_VERSION}, it holds somebody else's files, or it cannot be written
     */
    public static DataDirectory open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new DataDirectoryException(
                        "The data directory " + root + " is a file. Choose a directory with data-directory.");
            }
            Files.createDirectories(root, OWNER_ONLY);
            refuseForeignFiles(root);
            DirectoryLock lock = DirectoryLock.take(root);
            try {
                checkLayout(root);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return new DataDirectory(root, lock);
        } catch (AccessDeniedException e) {
            throw new DataDirectoryException(
                    "The data directory " + root + " cannot be used: no right to " + e.getFile()
                            + ". Give this user the right to write there, or choose another directory with"
                            + " data-directory.",
                    e);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The data directory " + root + " cannot be used: " + e
                            + ". Check the disk, or choose another directory with data-directory.",
                    e);
        }
    }

    private static void refuseForeignFiles(Path root) throws IOException {
        if (Files.exists(root.resolve(LAYOUT_FILE))) {
            return;
        }
        try (Stream<Path> entries = Files.list(root)) {
            Optional<Path> foreign = entries.filter(
                            entry -> !HARMLESS.contains(entry.getFileName().toString()))
                    .findFirst();
            if (foreign.isPresent()) {
                throw new DataDirectoryException("The directory " + root + " is not a data directory of Perennial: it"
                        + " holds " + foreign.get().getFileName() + " and no " + LAYOUT_FILE
                        + ". Choose an empty or a new directory with data-directory.");
            }
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    private static void checkLayout(Path root) throws IOException {
        Path file = root.resolve(LAYOUT_FILE);
        if (!Files.exists(file)) {
            WholeFiles.write(file, LAYOUT_VERSION + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.matches("[1-9][0-9]{0,8}")) {
            throw new DataDirectoryException("The file " + file + " should hold a layout version such as "
                    + LAYOUT_VERSION + " but holds \"" + found + "\". Restore the directory from a backup.");
        }
        if (Integer.parseInt(found) > LAYOUT_VERSION) {
            throw new DataDirectoryException("The data directory " + root + " has layout version " + found
                    + ", and this release supports up to version " + LAYOUT_VERSION
                    + ". Run the newer release that wrote it, or choose another directory with data-directory.");
        }
    }

    /** The absolute path of the directory itself. */
    public Path root() {
        return root;
    }

    /** A directory below this one, made for its owner alone where it is missing. */
    public Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name), OWNER_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root.resolve(name), e);
        }
    }

    /** The text of a small file below this directory, such as {@code kafka/ports}; empty where there is none. */
    public Optional<String> read(String file) {
        Path path = root.resolve(file);
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Replaces a small file below this directory as a whole; its directory is made where it is missing. */
    public void write(String file, String text) {
        Path path = root.resolve(file);
        try {
            Files.createDirectories(path.getParent(), OWNER_ONLY);
            WholeFiles.write(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** A secret kept under a name, such as {@code postgres-password}; empty where none was kept. */
    public Optional<String> secret(String name) {
        return read("secrets/" + name);
    }

    /** Keeps a secret under a name, in a file of mode 600 inside a directory of mode 700. */
    public void keepSecret(String name, String value) {
        write("secrets/" + name, value);
    }

    /** Gives the directory free for another process. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + root, e);
        }
    }

    /** Deletes a directory with all it holds, if it is there. Nobody may have it open. */
    public static void erase(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
