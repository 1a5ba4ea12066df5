package org.perennial.app.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that does nothing but take room, given up when the disk is full so that a server can start and give out what
 * it holds.
 */
final class Reserve {
    private static final Logger log = LoggerFactory.getLogger(Reserve.class);
    private static final int BLOCK = 1024 * 1024;

    private final Path file;
    private final long size;
    private final DiskRoom room;
    private final long floor;

    /** @param floor the free bytes that must remain after the file is made */
    Reserve(Path file, long size, DiskRoom room, long floor) {
        this.file = file;
        this.size = size;
        this.room = room;
        this.floor = floor;
    }

    /** Gives the room back if the disk has less than the file's own size left. */
    void releaseIfNeeded() throws IOException {
        if (room.bytes() < size && Files.deleteIfExists(file)) {
            log.atWarn()
                    .setMessage("the disk is full, the broker's reserve is given up")
                    .addKeyValue("file", file)
                    .addKeyValue("bytes", size)
                    .log();
        }
    }

    /** Takes the room again if there is enough. */
    void refillIfPossible() throws IOException {
        if (size == 0 || Files.exists(file) || room.bytes() < floor + size) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        // Random bytes: a file system that compresses would store zeros in no room at all.
        byte[] block = new byte[BLOCK];
        new SplittableRandom(size).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            for (long left = size; left > 0; left -= BLOCK) {
                out.write(block, 0, (int) Math.min(BLOCK, left));
            }
        }
        Files.move(unfinished, file);
    }
}
