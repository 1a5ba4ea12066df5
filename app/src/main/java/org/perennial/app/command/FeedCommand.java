package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.ingest.feed.Entry;
import org.perennial.ingest.feed.Feed;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial feed}: what ingest would make of a feed. */
@Command(
        name = "feed",
        description = "Prints what ingest would make of a feed, as JSON.",
        mixinStandardHelpOptions = true)
public final class FeedCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "An http(s) address, a file, or - for standard input.")
    private @Nullable String target;

    @Option(names = "--url", description = "Where the file is from; its links resolve against it.")
    private @Nullable String url;

    @Option(names = "--content-type", description = "What the server said of the file.")
    private @Nullable String contentType;

    @Option(names = "--batch", description = "Read JSON Lines with id, file, url and content_type instead of a target.")
    private boolean batch;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (batch) {
            return DocumentBatch.run(spec, (id, input) -> asRow(id, read(input)));
        }
        if (target == null) {
            throw new ParameterException(spec.commandLine(), "give a TARGET or --batch");
        }
        Input input = Input.of(target, url, contentType, options.load(), true);
        try {
            out.println(Json.write(asRow(null, read(input))));
            return Exit.OK;
        } catch (UnreadableFeed e) {
            spec.commandLine().getErr().println("perennial: " + target + " " + e.getMessage());
            return Exit.NO;
        }
    }

    private static Feed read(Input input) throws UnreadableFeed {
        Instant now = Clock.systemUTC().instant();
        return FeedReader.read(input.body(), input.contentType(), input.url(), now);
    }

    private static Map<String, Object> asRow(@Nullable String id, Feed feed) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "id", id);
        put(row, "title", feed.label());
        put(row, "url", feed.link());
        put(row, "language", feed.language());
        List<Map<String, Object>> entries =
                feed.entries().stream().map(FeedCommand::asRow).toList();
        row.put("entries", entries);
        if (!feed.sitemaps().isEmpty()) {
            row.put("sitemaps", feed.sitemaps());
        }
        return row;
    }

    private static Map<String, Object> asRow(Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "id", entry.guid());
        put(row, "url", entry.link());
        put(row, "title", entry.label());
        put(row, "summary", entry.summary());
        put(row, "content", entry.content());
        put(row, "published", entry.published());
        put(row, "updated", entry.updated());
        put(row, "authors", entry.authors().isEmpty() ? null : entry.authors());
        put(row, "language", entry.language());
        return row;
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
