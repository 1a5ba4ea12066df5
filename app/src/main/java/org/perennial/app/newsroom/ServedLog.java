package org.perennial.app.newsroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the newsroom gave out in full, in order: the truth that drills compare a store with.
 *
 * <p>Only answers with status 200 stand here, noted when all but their last byte was written. With a file, the log outlives the process,
 * and a newsroom started again goes on from it. May be used from any thread.
 */
public final class ServedLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Path file;
    private final List<Served> served = new ArrayList<>();
    private final Map<String, Instant> firstServed = new HashMap<>();

    private ServedLog(@Nullable Path file) {
        this.file = file;
    }

    /**
     * One thing given out.
     *
     * @param url the address that was asked for
     * @param entry the entry whose words were given; null for a feed, the front page and the like
     * @param version the entry's version; 0 where there is no entry
     * @param at when it was written
     */
    public record Served(String url, @Nullable String entry, int version, Instant at) {}

    /** A log that ends with the process. */
    public static ServedLog inMemory() {
        return new ServedLog(null);
    }

    /** A log kept as JSON Lines in a file, beginning with what the file holds; a half-written last line is dropped. */
    public static ServedLog in(Path file) throws IOException {
        ServedLog log = new ServedLog(file);
        if (Files.exists(file)) {
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            for (String line : whole.lines().toList()) {
                log.remember(read(line));
            }
            Files.writeString(file, whole);
        }
        return log;
    }

    /** All that was served, oldest first: a copy. */
    public synchronized List<Served> all() {
        return List.copyOf(served);
    }

    /** When a version of an entry was first given out in full. */
    public synchronized Optional<Instant> firstServed(String entry, int version) {
        return Optional.ofNullable(firstServed.get(entry + " " + version));
    }

    synchronized void add(Served one) {
        remember(one);
        if (file == null) {
            return;
        }
        ObjectNode line = JSON.createObjectNode();
        line.put("url", one.url());
        line.put("entry", one.entry());
        line.put("version", one.version());
        line.put("at", one.at().toString());
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException("the newsroom's log " + file + " cannot be written; free its disk", full);
        }
    }

    private void remember(Served one) {
        served.add(one);
        if (one.entry() != null) {
            firstServed.putIfAbsent(one.entry() + " " + one.version(), one.at());
        }
    }

    private static Served read(String line) throws IOException {
        var node = JSON.readTree(line);
        return new Served(
                node.path("url").asText(),
                node.path("entry").isTextual() ? node.path("entry").asText() : null,
                node.path("version").asInt(),
                Instant.parse(node.path("at").asText()));
    }
}
