package org.perennial.processing.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Lexicon;

/**
 * The folder of a user's own languages and events: {@code lexicon/<tag>.yaml} and {@code events/<any name>.yaml}. A file of a
 * language that the product knows takes the place of the product's, as does an event of the same id. A folder that is not
 * there is empty.
 *
 * <p>Immutable; several processes may read one folder. {@link #accept} is for one process at a time.
 */
public final class KnowledgeFolder {
    /** Where events that were taken over from suggestions are written. */
    public static final String ACCEPTED = "accepted.yaml";

    private static final EventRegistry NO_EVENTS = new EventRegistry(List.of());
    private static final Knowledge NOTHING = new Knowledge(Map.of(), NO_EVENTS);

    private final Path lexicons;
    private final Path events;

    /** The folder at a path, which need not exist. */
    public KnowledgeFolder(Path folder) {
        this.lexicons = folder.resolve("lexicon");
        this.events = folder.resolve("events");
    }

    /** Where the user's event files lie. */
    public Path events() {
        return events;
    }

    /**
     * What the product brings along and what lies here.
     *
     * @throws IllegalArgumentException naming file, place and remedy when a file cannot be taken
     */
    public Knowledge read() {
        return readOver(Knowledge.own());
    }

    /** What lies here over something else; as {@link #read}. */
    public Knowledge readOver(Knowledge own) {
        Map<String, Lexicon> languages = new LinkedHashMap<>(own.lexicons());
        for (Path file : files(lexicons)) {
            Lexicon lexicon = Lexicon.parse(file.toString(), text(file));
            if (!file.getFileName().toString().equals(lexicon.language() + ".yaml")) {
                throw new IllegalArgumentException(file + " says language: " + lexicon.language() + "; name the file "
                        + lexicon.language() + ".yaml, or correct the key");
            }
            languages.put(lexicon.language(), lexicon);
        }
        EventRegistry registry = own.events();
        EventRegistry mine = NO_EVENTS;
        for (Path file : files(events)) {
            List<Event> all = new ArrayList<>(mine.events());
            all.addAll(EventRegistry.parse(file.toString(), text(file)).events());
            mine = new EventRegistry(all);
        }
        return new Knowledge(languages, registry.with(mine));
    }

    /**
     * Reads what lies here alone, which is faster than {@link #read}, and counts it.
     *
     * @throws IllegalArgumentException as {@link #read}
     */
    public Count check() {
        Knowledge mine = readOver(NOTHING);
        return new Count(mine.lexicons().size(), mine.events().events().size());
    }

    /** How many languages and events lie in a folder. */
    public record Count(int languages, int events) {}

    /** Names, sizes and times of all files: another when something has changed. */
    public String state() {
        StringBuilder state = new StringBuilder();
        for (Path folder : List.of(lexicons, events)) {
            for (Path file : files(folder)) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    state.append(file).append(attributes.size()).append(attributes.lastModifiedTime());
                } catch (IOException e) {
                    state.append(file).append(" is gone");
                }
            }
        }
        return state.toString();
    }

    /** Adds one event; as {@link #accept(List)}. */
    public void accept(Event event) {
        accept(List.of(event));
    }

    /**
     * Adds events to {@value #ACCEPTED}, all or none.
     *
     * @throws IllegalArgumentException if there is an event of one of their ids already, or a file that cannot be read
     */
    public void accept(List<Event> more) {
        Set<String> known = new HashSet<>();
        read().events().events().forEach(event -> known.add(event.id()));
        for (Event event : more) {
            if (!known.add(event.id())) {
                throw new IllegalArgumentException("event " + event.id()
                        + " is in the registry already; give another id, or change it in " + events);
            }
        }
        Path file = events.resolve(ACCEPTED);
        try {
            Files.createDirectories(events);
            List<Event> all = new ArrayList<>();
            if (Files.exists(file)) {
                all.addAll(EventRegistry.parse(file.toString(), text(file)).events());
            }
            all.addAll(more);
            Path whole = Files.createTempFile(events, ACCEPTED, ".new");
            Files.writeString(whole, new EventRegistry(all).toYaml());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": make the folder writable", e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": make it readable", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }
}
