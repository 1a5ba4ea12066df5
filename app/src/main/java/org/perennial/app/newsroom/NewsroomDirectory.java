package org.perennial.app.newsroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a newsroom keeps what it needs to go on after its process ended in any way: its opening and what it gave out.
 *
 * @param directory made when something is first kept
 */
public record NewsroomDirectory(Path directory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The opening that was kept; empty if the newsroom never opened here. */
    public Optional<Opening> opening() throws IOException {
        Path file = file();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode kept = JSON.readTree(Files.readString(file));
            return Optional.of(new Opening(
                    Instant.parse(kept.path("opened").asText()),
                    kept.path("pace").asDouble(-1),
                    URI.create(kept.path("base").asText())));
        } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
            throw new IOException(
                    file + " cannot be read; remove " + directory + " to open the newsroom anew", damaged);
        }
    }

    /** What was given out so far, and where to note what is. */
    ServedLog served() throws IOException {
        Files.createDirectories(directory);
        return ServedLog.in(directory.resolve("served.jsonl"));
    }

    /** Keeps an opening, whole or not at all. */
    void keep(Opening opening) throws IOException {
        Files.createDirectories(directory);
        Path written = directory.resolve("opening.json.new");
        Files.writeString(
                written,
                JSON.createObjectNode()
                        .put("opened", opening.at().toString())
                        .put("pace", opening.pace())
                        .put("base", opening.base().toString())
                        .toPrettyString());
        Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file() {
        return directory.resolve("opening.json");
    }
}
