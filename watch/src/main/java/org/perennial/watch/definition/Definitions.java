package org.perennial.watch.definition;

import java.util.Map;

/**
 * Watches and channels as the files have them.
 *
 * @param watches by name
 * @param places where each watch stands, as file:line, by its name
 * @param channels by name
 */
public record Definitions(
        Map<String, Watch> watches, Map<String, String> places, Map<String, ChannelDefinition> channels) {
    /** No files. */
    public static final Definitions NONE = new Definitions(Map.of(), Map.of(), Map.of());

    public Definitions {
        watches = Map.copyOf(watches);
        places = Map.copyOf(places);
        channels = Map.copyOf(channels);
    }
}
