package org.perennial.sink.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one partition.
 *
 * @param path where they are
 */
record PartitionFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("(\\d{20})-(\\d{20})\\.\\w+");
    private static final String UNFINISHED = ".unfinished";

    /** The offset after the last one that is in a file; 0 before the first. */
    long next() throws IOException {
        long next = 0;
        for (Path file : files()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                next = Math.max(next, Long.parseLong(name.group(2)));
            }
        }
        return next;
    }

    /** Removes what a process left unfinished. */
    void clear() throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().endsWith(UNFINISHED)) {
                Files.delete(file);
            }
        }
    }

    /** Where a file is written that begins at an offset; of two processes, each writes one of its own. */
    Path unfinished(long from, FileFormat format) throws IOException {
        Files.createDirectories(path);
        return path.resolve("%020d-%s.%s%s".formatted(from, UUID.randomUUID(), format.word(), UNFINISHED));
    }

    /**
     * Gives a whole file its name, after its bytes are on the disk.
     *
     * @return false if another process has written beyond its beginning: it has no place then and is removed
     */
    boolean finish(Path unfinished, long from, long next, FileFormat format) throws IOException {
        try (FileChannel bytes = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        // Of two processes, only one looks and renames at a time.
        try (FileChannel guard =
                        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = guard.lock()) {
            if (!lock.isValid() || next() > from) {
                Files.deleteIfExists(unfinished);
                return false;
            }
            Files.move(
                    unfinished,
                    path.resolve("%020d-%020d.%s".formatted(from, next, format.word())),
                    StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
            names.force(true);
        }
        return true;
    }

    /** Puts the files aside under another name, so that the partition begins anew. */
    void putAside() throws IOException {
        for (int i = 1; Files.exists(path); i++) {
            Path aside = path.resolveSibling(path.getFileName() + "-former-" + i);
            if (!Files.exists(aside)) {
                Files.move(path, aside);
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        }
    }
}
