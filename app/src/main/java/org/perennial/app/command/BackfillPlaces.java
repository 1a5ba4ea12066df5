package org.perennial.app.command;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;
import org.perennial.app.data.DataDirectory;
import org.perennial.contract.Json;

/**
 * How far each archive has been read, kept in {@code backfill.json} of the data directory, so that a backfill that was broken
 * off goes on. A file that has been changed since is another archive.
 */
final class BackfillPlaces {
    private static final String FILE = "backfill.json";

    private final Path file;
    private final TreeMap<String, Long> places;

    private BackfillPlaces(Path file, TreeMap<String, Long> places) {
        this.file = file;
        this.places = places;
    }

    /** Those of a data directory, which is laid out if it is not there. */
    static BackfillPlaces of(Path dataDirectory) throws IOException {
        if (!Files.exists(dataDirectory.resolve(DataDirectory.LAYOUT_FILE))) {
            DataDirectory.open(dataDirectory).close(); // made as `run` would make it, so that it will open it
        }
        Path file = dataDirectory.resolve(FILE);
        TreeMap<String, Long> places = Files.exists(file)
                ? Json.mapper().readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, Long>>() {})
                : new TreeMap<>();
        return new BackfillPlaces(file, places);
    }

    /** The name of an archive: its place, its size and when it was changed; of a folder, its place alone. */
    static String name(Path archive) throws IOException {
        Path real = archive.toRealPath();
        return Files.isDirectory(real)
                ? real.toString()
                : real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real);
    }

    /** How many of its pieces were read before. */
    long of(String archive) {
        return places.getOrDefault(archive, 0L);
    }

    /** Keeps how many of its pieces have been read by now. */
    void keep(String archive, long pieces) throws IOException {
        places.put(archive, pieces);
        Path whole = file.resolveSibling(FILE + ".new");
        Files.write(whole, Json.mapper().writeValueAsBytes(places));
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
