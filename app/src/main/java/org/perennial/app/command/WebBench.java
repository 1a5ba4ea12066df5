package org.perennial.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.perennial.app.bench.InventedArchive;
import org.perennial.app.bench.InventedInstallation;
import org.perennial.app.bench.PageClient;
import org.perennial.app.bench.PageClient.Answer;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.pipeline.Pipeline;
import org.perennial.contract.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial bench web}: how soon a server's pages begin to come, what they weigh, and how many follow it live. */
@Command(
        name = "web",
        description = {
            "Milliseconds to the first byte of each page, what a page weighs with its styles and scripts, and how many live",
            "streams are held at once: of a running server, or of one over invented articles and feeds that is started for it.",
            "One request at a time; the server and this share the machine."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial bench web \"$(cat perennial-data/secrets/web-token)\" --streams 500",
            "  perennial bench web --articles 1000000 --directory /tmp/archive     fill once, ask again and again"
        })
public final class WebBench implements Callable<Integer> {
    private static final long SEED = 2_025;
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final int UNMEASURED = 3;

    @Parameters(
            paramLabel = "TOKEN",
            arity = "0..1",
            description = "The running server's token; it stands in secrets/web-token.")
    private @Nullable String token;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8600/",
            description = "Where the running server serves, without TLS (${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8600/");

    @Option(
            names = "--articles",
            paramLabel = "N",
            description = "Start a server over so many invented articles instead; a million need 10 GB.")
    private int articles;

    @Option(
            names = "--feeds",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many feeds that server has (${DEFAULT-VALUE}).")
    private int feeds;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Where its data lies, and stays; articles that lie there already are used. A temporary one if left out.")
    private @Nullable Path directory;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each page is asked for (${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many live streams are opened (${DEFAULT-VALUE}).")
    private int streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        String given = token;
        if ((given == null) == (articles == 0)) {
            throw new ParameterException(
                    spec.commandLine(), "give the token of a running server, or --articles for one that is started");
        }
        if (given != null) {
            measure(new PageClient(url, given));
            return Exit.OK;
        }
        Path place = directory == null ? Files.createTempDirectory("perennial-bench") : directory;
        PrintWriter err = spec.commandLine().getErr();
        try {
            InventedInstallation installation = new InventedInstallation(place, new InventedArchive(SEED, articles));
            if (!installation.isFilled()) {
                long begin = System.nanoTime();
                try (Progress progress = Progress.of("Inventing", "articles", articles)) {
                    installation.fill(progress::stepTo, err::println);
                }
                err.printf(Locale.ROOT, "Filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
            }
            try (Pipeline pipeline = installation.serve(feeds, err::println)) {
                URI entry = URI.create(pipeline.entryUrl());
                spec.commandLine().getOut().printf(Locale.ROOT, "%,d articles, %,d feeds; ", articles, feeds);
                measure(new PageClient(entry.resolve("/"), entry.getQuery().substring("token=".length())));
            }
        } finally {
            if (directory == null) {
                DataDirectory.erase(place);
            }
        }
        return Exit.OK;
    }

    private void measure(PageClient client) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d requests of each page; %.1f processes at work on %d cores%n%n",
                requests,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        TextTable table = new TextTable();
        table.add("page", "first byte p50 ms", "p95 ms", "kB of the page", "kB with styles and scripts", "status");
        for (String page : pages(client)) {
            double[] times = new double[requests];
            for (int i = 0; i < UNMEASURED; i++) {
                allowed(client, page);
            }
            Answer last = allowed(client, page);
            for (int i = 0; i < requests; i++) {
                last = allowed(client, page);
                times[i] = last.nanos() / NANOS_A_MILLISECOND;
            }
            Arrays.sort(times);
            table.add(
                    page,
                    number(times[(int) (0.5 * (requests - 1))]),
                    number(times[(int) Math.ceil(0.95 * (requests - 1))]),
                    number(last.bytes() / 1000.0),
                    number((last.bytes() + client.assets(last.body())) / 1000.0),
                    last.status());
        }
        table.lines().forEach(out::println);
        out.println(streams + " live streams asked for, " + client.streams(streams) + " hold");
    }

    /** An answer that no limit of searches a minute stood in the way of: who asks too often comes again when the server says. */
    private static Answer allowed(PageClient client, String page) throws IOException {
        Answer answer = client.ask(page);
        for (Duration wait = answer.comeAgain(); wait != null; wait = answer.comeAgain()) {
            LockSupport.parkNanos(wait.toNanos());
            answer = client.ask(page);
        }
        return answer;
    }

    /** Each page there is, with what the server itself says can be asked for. */
    private static List<String> pages(PageClient client) throws IOException {
        List<String> pages =
                new ArrayList<>(List.of("/", "/?anniversaries=only", "/search", "/search?q=has:anniversary"));
        JsonNode article = Json.mapper()
                .readTree(client.ask("/api/v1/articles?anniversaries=only&limit=1")
                        .body())
                .path("items")
                .path(0)
                .path("article");
        String title = article.path("title").asText("");
        if (!title.isEmpty()) {
            pages.add("/search?q=" + title.split(" ", 2)[0]);
        }
        pages.addAll(List.of("/watches", "/watches/new?query=has:anniversary", "/events", "/calendar"));
        String event = article.path("anniversaries").path(0).path("event").asText("");
        if (!event.isEmpty()) {
            pages.add("/events/" + event);
        }
        if (!article.path("id").asText("").isEmpty()) {
            pages.add("/articles/" + article.path("id").asText());
        }
        if (!article.path("story").asText("").isEmpty()) {
            pages.add("/stories/" + article.path("story").asText());
        }
        pages.addAll(List.of("/digests/last", "/sources", "/operations"));
        return pages;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
