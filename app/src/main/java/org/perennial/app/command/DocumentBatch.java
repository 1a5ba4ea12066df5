package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
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
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int[] problems = {0};
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonLines<Line> lines = new JsonLines<>(in, Line.class, problem -> {
            problems[0]++;
            err.println("perennial: " + problem);
        });
        lines.forEachRemaining(line -> {
            Object row;
            try {
                row = reading.row(line.id(), Input.ofFile(Path.of(line.file()), line.url(), line.contentType()));
            } catch (UnreadableFeed | IOException | UnavailableException e) {
                row = Map.of("id", line.id(), "problem", String.valueOf(e.getMessage()));
            }
            out.println(Json.write(row));
        });
        return problems[0] == 0 ? Exit.OK : Exit.NO;
    }
}
