package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import org.perennial.ingest.feed.Feed;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.source.Completeness;
import org.perennial.ingest.source.Source;
import org.perennial.sink.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial sources check}: asks every feed once and says what it answers. */
@Command(
        name = "check",
        description = {
            "Asks every feed once and says what it answers; nothing is published.",
            "With --stored, says instead whether languages and sources bring what they usually do, by what is stored: articles"
                    + " expected a day, silence and floods, and of the last seven days how many are without a date, are copies, or"
                    + " are in another language than they declare.",
            "With --sitemaps, also compares each feed with the news sitemaps that its site names in robots.txt: how many of"
                    + " the sitemap's articles of the last day the feed lists."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial sources check",
            "  perennial sources check --sitemaps --json",
            "  perennial sources check --stored",
            "",
            "Exit codes: 0 all is well, 1 something is wrong, 69 with --stored, there is no database."
        })
public final class CheckSourcesCommand implements Callable<Integer> {
    private static final int AT_ONCE = 8;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--stored", description = "Judge by what is stored; no feed is asked.")
    private boolean stored;

    @Option(names = "--sitemaps", description = "Compare each feed with its site's news sitemaps.")
    private boolean sitemaps;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a feed answered: how many entries, or a problem, and how it stands to its site's sitemaps where that was asked. */
    private record Answer(
            Source source,
            int entries,
            String problem,
            @Nullable Completeness completeness) {
        Answer(Source source, int entries, String problem) {
            this(source, entries, problem, null);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration configuration = options.load();
        if (stored) {
            try (Database database = StoreAccess.open(configuration)) {
                return new StoredHealth(
                                database.dataSource(), spec.commandLine().getOut(), json)
                        .print(Clock.systemUTC().instant());
            }
        }
        List<Source> sources = StageSettings.sources(configuration);
        PrintWriter out = spec.commandLine().getOut();
        int well = 0;
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (Fetcher fetcher = new Fetcher(
                        AddressGuard.allowing(StageSettings.allowedNetworks(configuration)),
                        FetchLimits.DEFAULT,
                        StageSettings.userAgent(configuration),
                        Clock.systemUTC());
                Progress progress = Progress.of("Asking", "feeds", sources.size())) {
            List<Future<Answer>> answers = new ArrayList<>();
            sources.forEach(source -> answers.add(threads.submit(() -> ask(fetcher, source, sitemaps))));
            for (Future<Answer> future : answers) {
                Answer answer = future.get();
                well += answer.problem().isEmpty() ? 1 : 0;
                print(out, answer);
                progress.step();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a feed could not be checked: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
        spec.commandLine().getErr().println(well + " of " + sources.size() + " feeds answer with entries");
        return well == sources.size() ? Exit.OK : Exit.NO;
    }

    private static Answer ask(Fetcher fetcher, Source source, boolean sitemaps) {
        FetchResult result = fetcher.fetch(FetchRequest.feed(source.url(), null, null));
        if (result instanceof FetchResult.Failed failed) {
            return new Answer(source, 0, failed.sentence());
        }
        if (!(result instanceof FetchResult.Fetched fetched)) {
            return new Answer(source, 0, source.url() + " says that nothing has changed, though it was asked for all");
        }
        try {
            Feed feed = FeedReader.read(
                    fetched.body(),
                    fetched.header("content-type"),
                    fetched.finalUrl(),
                    Clock.systemUTC().instant());
            return new Answer(
                    source,
                    feed.entries().size(),
                    feed.entries().isEmpty() ? source.url() + " lists no entries" : "",
                    sitemaps
                            ? Completeness.of(
                                    source, feed, fetcher, Clock.systemUTC().instant())
                            : null);
        } catch (UnreadableFeed e) {
            return new Answer(source, 0, source.url() + " " + e.getMessage());
        }
    }

    private void print(PrintWriter out, Answer answer) {
        if (json) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("url", answer.source().url());
            row.put("entries", answer.entries());
            if (!answer.problem().isEmpty()) {
                row.put("problem", answer.problem());
            }
            if (answer.completeness() != null) {
                row.put("sitemap", answer.completeness());
            }
            out.println(Json.write(row));
        } else {
            out.println(
                    answer.problem().isEmpty()
                            ? "well   %5d entries  %s"
                                    .formatted(answer.entries(), answer.source().url())
                            : "WRONG  " + answer.problem());
            if (answer.completeness() != null) {
                out.println("       " + answer.completeness().sentence());
            }
        }
    }
}
