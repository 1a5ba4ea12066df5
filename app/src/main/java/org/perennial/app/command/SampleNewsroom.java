package org.perennial.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.newsroom.Newsroom;
import org.perennial.app.newsroom.NewsroomDirectory;
import org.perennial.app.newsroom.NewsroomServer;
import org.perennial.app.newsroom.Opening;
import org.perennial.app.newsroom.ServerSettings;
import org.perennial.ingest.source.Source;

/** The sample newsroom as the demo keeps it in its data directory: started again, it goes on as if it had never stopped. */
final class SampleNewsroom {
    private static final String FOLDER = "newsroom";

    private SampleNewsroom() {}

    /** When and where the newsroom of this data directory opened; empty if none has. */
    static Optional<Opening> opening(Path dataDirectory) throws IOException {
        return new NewsroomDirectory(dataDirectory.resolve(FOLDER)).opening();
    }

    /**
     * Opens the newsroom of this data directory.
     *
     * @param pace of a newsroom that opens for the first time; one that has been opened keeps its own
     * @param port likewise
     */
    static NewsroomServer open(Path dataDirectory, double pace, int port, Clock clock) throws IOException {
        try (DataDirectory data = DataDirectory.open(dataDirectory)) {
            return NewsroomServer.resume(
                    Newsroom.shipped(),
                    clock,
                    ServerSettings.local(clock.instant()).withPace(pace).withPort(port),
                    new NewsroomDirectory(data.directory(FOLDER)));
        }
    }

    /** The newsroom's feeds as sources. */
    static List<Source> sources(NewsroomServer server) {
        return server.feeds().stream()
                .map(feed -> new Source(feed.url(), feed.source(), null, List.of("Sample newsroom"), null, null))
                .toList();
    }
}
