package org.perennial.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.feed.UnreadableFeed;
import picocli.CommandLine.Model.CommandSpec;

/** Many documents in one run: JSON Lines that name them in, one line for each out, in the same order. */
final class DocumentBatch {
    private DocumentBatch() {}

    /** A document, by what it is to be called and where it lies. */
    record Line(
            String id,
            String file,
            @Nullable String url,
            @Nullable String contentType) {}

    /** What a command makes of one document. */
    interface Reading {
        Object row(String id, Input input) throws UnreadableFeed;
    }

    /** Reads standard input to its end; a document that cannot be read gives a line with its problem. */
    static int run(CommandSpec spec, Reading reading) {
        return LineBatch.run(spec, Line.class, line -> {
            try {
                return reading.row(line.id(), Input.ofFile(Path.of(line.file()), line.url(), line.contentType()));
            } catch (UnreadableFeed | IOException | UnavailableException e) {
                return Map.of("id", line.id(), "problem", String.valueOf(e.getMessage()));
            }
        });
    }
}
