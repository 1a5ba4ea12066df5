package org.perennial.app.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the stages of a drill read: the newsroom's feeds, and a watch whose messages go to its webhook.
 *
 * @param sources the list of feeds
 * @param watches the folder of watches and channels
 */
record DrillFiles(Path sources, Path watches) {
    /** The word in titles that the watch asks for. */
    static final String WATCHED = "harbour";

    private static final String SECRET = "drill-secret";

    /**
     * Writes them.
     *
     * @param folder is there
     * @param seenAt under which path the stages find that folder
     */
    static DrillFiles write(Path folder, Path seenAt, DrillNewsroom newsroom) throws IOException {
        Path sources = folder.resolve("drill-sources.yaml");
        List<String> lines = new ArrayList<>(List.of("sources:"));
        newsroom.feedAddresses().forEach(feed -> lines.add("  - url: " + feed));
        Files.write(sources, lines);
        Path watches = Files.createDirectories(folder.resolve("drill-watches"));
        Files.writeString(folder.resolve(SECRET), "of this drill only");
        Files.writeString(
                watches.resolve("channels.yaml"), """
                channels:
                  hook: {type: webhook, url: "%s", secret: "file:%s"}
                """.formatted(newsroom.hookAddress(), seenAt.resolve(SECRET)));
        Files.writeString(watches.resolve("drill.yaml"), """
                watches:
                  - name: drill
                    query: "title:%s"
                    deliver: {channels: [hook], schedule: instant, bundle: 0m, budget: 10000}
                    news: {stories: true, languages: false, numbers: false, revisions: false, outlets: 0}
                """.formatted(WATCHED));
        return new DrillFiles(sources, watches);
    }
}
