package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import org.perennial.ingest.feed.FeedFinder;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.link.Links;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial sources find}: the feeds of a site. */
@Command(
        name = "find",
        description = {
            "Finds the feeds of a site from the address of any of its pages: those that the page names or links to, those in"
                    + " the places where feeds commonly lie, and news sitemaps.",
            "Exit code 1 if it finds none."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial sources find https://valleypost.example/")
public final class FindSourcesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ADDRESS", description = "A page of the site.")
    private String address = "";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String start = address.contains("://") ? address : "https://" + address;
        if (!Links.isWeb(start)) {
            throw new ParameterException(spec.commandLine(), address + " is no http(s) address of a page");
        }
        Configuration configuration = options.load();
        List<FeedFinder.Found> found;
        try (Fetcher fetcher = new Fetcher(
                AddressGuard.allowing(StageSettings.allowedNetworks(configuration)),
                FetchLimits.DEFAULT,
                StageSettings.userAgent(configuration),
                Clock.systemUTC())) {
            found = new FeedFinder(url -> ask(fetcher, url))
                    .find(start, Clock.systemUTC().instant());
        }
        PrintWriter out = spec.commandLine().getOut();
        found.forEach(feed -> print(out, feed));
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("perennial: found no feed at " + start
                            + "; give the address of a section's page, or of the feed itself if you know it");
        }
        return found.isEmpty() ? Exit.NO : Exit.OK;
    }

    private static Optional<FeedFinder.Answer> ask(Fetcher fetcher, String url) {
        return fetcher.fetch(FetchRequest.feed(url, null, null)) instanceof FetchResult.Fetched fetched
                ? Optional.of(new FeedFinder.Answer(fetched.body(), fetched.header("content-type"), fetched.finalUrl()))
                : Optional.empty();
    }

    private void print(PrintWriter out, FeedFinder.Found feed) {
        if (json) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("url", feed.url());
            if (feed.title() != null) {
                row.put("title", feed.title());
            }
            row.put("entries", feed.entries());
            out.println(Json.write(row));
        } else {
            out.println("%5d entries  %s  %s"
                    .formatted(feed.entries(), feed.url(), feed.title() == null ? "" : feed.title())
                    .stripTrailing());
        }
    }
}
