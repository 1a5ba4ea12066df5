package org.perennial.app.command;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.perennial.app.data.DataDirectory;
import org.perennial.contract.Json;

/**
 * How far each archive has been read, kept in {@code backfill.json} of the data directory, so that a backfill that was broken
 * off goes on. A file that has been changed since is another archive, and so is a folder in which pages have come before those
 * that were read. Several backfills may be at work at once.
 */
final class BackfillPlaces {
    private static final String FILE = "backfill.json";

    /** Parts an archive's name from what its pieces are known by. */
    private static final String MARK = " #";

    private final Path file;

    private BackfillPlaces(Path file) {
        this.file = file;
    }

    /** Those of a data directory, which is laid out if it is not there. */
    static BackfillPlaces of(Path dataDirectory) throws IOException {
        if (!Files.exists(dataDirectory.resolve(DataDirectory.LAYOUT_FILE))) {
            DataDirectory.open(dataDirectory).close(); // made as `run` would make it, so that it will open it
        }
        return new BackfillPlaces(dataDirectory.resolve(FILE));
    }

    /** The name of an archive: its place, its size and when it was changed; of a folder, its place alone. */
    static String name(Path archive) throws IOException {
        Path real = archive.toRealPath();
        return Files.isDirectory(real)
                ? real.toString()
                : real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real);
    }

    /**
     * How many of its pieces were read before.
     *
     * @param mark what so many of its pieces are known by; empty if their number is enough
     */
    long of(String archive, LongFunction<String> mark) throws IOException {
        long pieces = 0;
        for (Map.Entry<String, Long> place : read().entrySet()) {
            if (isOf(archive, place.getKey()) && place.getKey().equals(marked(archive, mark.apply(place.getValue())))) {
                pieces = Math.max(pieces, place.getValue());
            }
        }
        return pieces;
    }

    /** Keeps how many of its pieces have been read by now, and what they are known by. */
    void keep(String archive, long pieces, String mark) throws IOException {
        Path lock = file.resolveSibling(FILE + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            TreeMap<String, Long> places = read(); // another backfill may have kept its own since
            places.keySet().removeIf(known -> isOf(archive, known));
            places.put(marked(archive, mark), pieces);
            Path whole = file.resolveSibling(FILE + ".new");
            Files.write(whole, Json.mapper().writeValueAsBytes(places));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private TreeMap<String, Long> read() throws IOException {
        return Files.exists(file)
                ? Json.mapper().readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, Long>>() {})
                : new TreeMap<>();
    }

    private static boolean isOf(String archive, String known) {
        return known.equals(archive) || known.startsWith(archive + MARK);
    }

    private static String marked(String archive, String mark) {
        return mark.isEmpty() ? archive : archive + MARK + mark;
    }
}
