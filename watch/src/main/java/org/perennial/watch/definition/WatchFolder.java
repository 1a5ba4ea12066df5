package org.perennial.watch.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder in which a team keeps its watches: {@code *.yaml} with one or many each, and {@code channels.yaml}. A folder that
 * is not there is empty. Safe for all threads.
 */
public final class WatchFolder {
    private static final String CHANNELS = "channels.yaml";

    private final Path folder;

    /** @param folder where the files are */
    public WatchFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the files are. */
    public Path path() {
        return folder;
    }

    /**
     * What the files say.
     *
     * @throws IllegalArgumentException if one cannot be used; the message begins with file, line and column
     * @throws UncheckedIOException if one cannot be read
     */
    public Definitions read() {
        Map<String, Watch> watches = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        Map<String, ChannelDefinition> channels = new HashMap<>();
        for (Path file : files()) {
            String text = text(file);
            try {
                if (file.endsWith(CHANNELS)) {
                    channels.putAll(DefinitionReader.channels(text));
                    continue;
                }
                DefinitionReader.watches(text).forEach((name, placed) -> {
                    String before = places.put(name, file + ":" + placed.line());
                    if (before != null) {
                        throw new IllegalArgumentException(
                                placed.line() + ":1: watch " + name + " stands in " + before + " too: rename one");
                    }
                    watches.put(name, placed.watch());
                });
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ":" + e.getMessage(), e);
            }
        }
        Definitions definitions = new Definitions(watches, places, channels);
        check(definitions);
        return definitions;
    }

    /** Looks whether every channel is there that a watch names. */
    private static void check(Definitions definitions) {
        for (Watch watch : definitions.watches().values()) {
            checkChannels(watch, definitions.channels(), definitions.places().getOrDefault(watch.name(), "") + ": ");
        }
    }

    /**
     * Looks whether a watch's channels are there.
     *
     * @throws IllegalArgumentException if one is not; the message names those that are
     */
    public static void checkChannels(Watch watch, Map<String, ChannelDefinition> channels, String place) {
        for (String channel : watch.deliver().channels()) {
            if (!channels.containsKey(channel)) {
                throw new IllegalArgumentException(place + "watch " + watch.name() + " goes to the channel \"" + channel
                        + "\", which " + CHANNELS + " does not have: it has "
                        + (channels.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        channels.keySet().stream().sorted().toList())));
            }
        }
    }

    /** Names, sizes and times of all files: another when something has changed. */
    public String state() {
        StringBuilder state = new StringBuilder();
        for (Path file : files()) {
            try {
                state.append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            } catch (IOException e) {
                state.append(file).append(" gone\n");
            }
        }
        return state.toString();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; it must be UTF-8", e);
        }
    }
}
