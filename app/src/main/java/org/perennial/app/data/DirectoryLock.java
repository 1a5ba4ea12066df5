package org.perennial.app.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to use a data directory, held until it is closed or the process dies.
 *
 * <p>The system keeps the lock by process, and drops it when any handle of that process on the lock file is closed.
 * So the holder's name is in a file of its own, and a second attempt inside the holding process is refused before the
 * lock file is touched.
 */
final class DirectoryLock implements AutoCloseable {
    private final Path holderFile;
    private final FileChannel channel;

    private DirectoryLock(Path holderFile, FileChannel channel) {
        this.holderFile = holderFile;
        this.channel = channel;
    }

    /** Takes the lock of a directory, or says which process has it. */
    static DirectoryLock take(Path root) throws IOException {
        Path holderFile = root.resolve("lock-holder");
        String self = describe(ProcessHandle.current());
        if (self.equals(holder(holderFile).orElse(null))) {
            throw held(root, holderFile, null);
        }
        FileChannel channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw held(root, holderFile, null);
            }
            WholeFiles.write(holderFile, self);
            return new DirectoryLock(holderFile, channel);
        } catch (OverlappingFileLockException e) {
            throw held(root, holderFile, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static DataDirectoryException held(Path root, Path holderFile, @Nullable Throwable cause)
            throws IOException {
        String pid = holder(holderFile).map(text -> text.split(" ", 2)[0]).orElse("unknown");
        return new DataDirectoryException(
                "The data directory " + root + " is in use by process " + pid
                        + ". Stop that process, or choose another directory with data-directory.",
                cause);
    }

    private static Optional<String> holder(Path holderFile) throws IOException {
        return Files.exists(holderFile)
                ? Optional.of(Files.readString(holderFile).strip())
                : Optional.empty();
    }

    /** Process id and start instant: a process id alone is given out again. */
    private static String describe(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(holderFile);
        channel.close();
    }
}
