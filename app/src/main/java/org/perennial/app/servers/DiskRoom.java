package org.perennial.app.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.perennial.app.data.FreeSpace;

/** Refuses to start a server where the disk has no room for it. */
final class DiskRoom {
    private static final long MEGABYTE = 1024 * 1024;

    private final String server;
    private final Path directory;
    private final FreeSpace free;

    DiskRoom(String server, Path directory, FreeSpace free) {
        this.server = server;
        this.directory = directory;
        this.free = free;
    }

    long bytes() {
        try {
            return free.bytesAt(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the free space at " + directory, e);
        }
    }

    /** @throws ServerException naming the path, what is there, what is needed and the remedy */
    void require(long needed) {
        long available = bytes();
        if (available < needed) {
            throw new ServerException("The " + server + " is not started: " + directory + " has " + inWords(available)
                    + " free and needs " + inWords(needed)
                    + ". Free some space there, choose a directory on a larger disk with data-directory, or lower "
                    + server + ".minimum-free-bytes.");
        }
    }

    private static String inWords(long bytes) {
        return bytes + " bytes (" + bytes / MEGABYTE + " MB)";
    }
}
