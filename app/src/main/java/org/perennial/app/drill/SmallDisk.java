package org.perennial.app.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small file system in memory, mounted at a folder, that can be filled to its last block. Only root can mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTES = 500;
    private static final int PIECE = 64 << 10;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; empty where that cannot be done. */
    static Optional<SmallDisk> mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int exit = run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
        return exit == 0 ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            byte[] piece = new byte[PIECE];
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            if (!Files.exists(ballast())) {
                throw full;
            } // else it is as full as it was to be
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        try {
            run("umount", "-l", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The exit status of a program of the machine; 127 where there is none of that name. */
    static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            return 127;
        }
    }
}
