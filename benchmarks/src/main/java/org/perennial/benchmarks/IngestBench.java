package org.perennial.benchmarks;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.perennial.benchmarks.Contest.Contestant;
import org.perennial.benchmarks.Contest.Standing;
import org.perennial.contract.Json;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.text.Decoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial bench ingest}: pages, feeds and polls a second on one core, beside jsoup, Readability4J, ROME and a bare client. */
@Command(
        name = "ingest",
        description = {
            "Pages a second on one core: finding the article on a page, beside jsoup's parse alone and Readability4J.",
            "Then feeds a second: reading a feed, beside ROME. Then polls a second of a server on this machine: asking for a feed, and"
                    + " reading it, beside a bare client, one after the other on one thread."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial bench ingest pages/ --rounds 5")
final class IngestBench implements Callable<Integer> {
    private static final Instant FETCHED = Instant.parse("2025-03-01T00:00:00Z");
    private static final String ADDRESS = "https://quay.example/news/1";
    private static final double MEGABYTE = 1 << 20;
    private static final int FEED_ENTRIES = 40;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Pages, each a file, perhaps compressed by gzip; invented ones if left out.")
    private @Nullable Path folder;

    @Option(
            names = "--pages",
            defaultValue = "300",
            paramLabel = "N",
            description = "How many at most (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--rounds",
            defaultValue = "15",
            paramLabel = "N",
            description = "Rounds of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "One JSON object per line instead of the tables.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** The outcome of one way, as JSON. */
    record Row(String contestant, double perSecond, double megabytesPerSecond, double timesTheFirst) {}

    @Override
    public Integer call() throws InterruptedException {
        checkPositive("--pages", most);
        checkPositive("--rounds", rounds);
        List<byte[]> pages = folder == null ? InventedPages.pages(most) : read(folder);
        if (pages.isEmpty()) {
            throw new ParameterException(spec.commandLine(), folder + " holds no files: give a folder of pages");
        }
        print("pages", pages, pageContest(pages));
        List<byte[]> feeds = InventedPages.feeds(Math.max(1, most / 10), FEED_ENTRIES);
        print("feeds", feeds, feedContest(feeds));
        print("polls", feeds, pollContest(feeds));
        return 0;
    }

    private List<Standing> pageContest(List<byte[]> pages) throws InterruptedException {
        return new Contest(
                        List.of(
                                new Contestant(
                                        "jsoup's parse alone",
                                        pages.size(),
                                        () -> pages.forEach(page -> Jsoup.parse(text(page), ADDRESS))),
                                new Contestant(
                                        "extract",
                                        pages.size(),
                                        () -> pages.forEach(
                                                page -> ArticleExtractor.extract(page, null, ADDRESS, FETCHED))),
                                new Contestant(
                                        "Readability4J",
                                        pages.size(),
                                        () -> pages.forEach(page -> new Readability4J(ADDRESS, text(page)).parse()))),
                        rounds)
                .run();
    }

    private List<Standing> feedContest(List<byte[]> feeds) throws InterruptedException {
        return new Contest(
                        List.of(
                                new Contestant("ROME", feeds.size(), () -> feeds.forEach(IngestBench::byRome)),
                                new Contestant("feed", feeds.size(), () -> feeds.forEach(IngestBench::byUs))),
                        rounds)
                .run();
    }

    private List<Standing> pollContest(List<byte[]> feeds) throws InterruptedException {
        try (LocalFeeds local = new LocalFeeds(feeds);
                Fetcher fetcher = new Fetcher(
                        AddressGuard.allowing(List.of(LocalFeeds.NETWORK)),
                        FetchLimits.DEFAULT,
                        "Perennial-bench/1",
                        InstantSource.fixed(FETCHED))) {
            List<String> addresses = local.addresses();
            return new Contest(
                            List.of(
                                    new Contestant(
                                            "a bare client", feeds.size(), () -> addresses.forEach(LocalFeeds::get)),
                                    new Contestant(
                                            "fetch",
                                            feeds.size(),
                                            () -> addresses.forEach(address -> fetched(fetcher, address))),
                                    new Contestant(
                                            "fetch and read",
                                            feeds.size(),
                                            () -> addresses.forEach(address -> byUs(fetched(fetcher, address))))),
                            rounds)
                    .run();
        }
    }

    private static byte[] fetched(Fetcher fetcher, String address) {
        FetchResult result = fetcher.fetch(FetchRequest.feed(address, null, null));
        if (result instanceof FetchResult.Fetched fetched) {
            return fetched.body();
        }
        throw new IllegalStateException(
                result instanceof FetchResult.Failed failed ? failed.sentence() : address + " gave nothing");
    }

    private static String text(byte[] page) {
        return Decoding.html(page, null).text();
    }

    private static void byRome(byte[] feed) {
        try {
            new SyndFeedInput().build(new StringReader(new String(feed, StandardCharsets.UTF_8)));
        } catch (FeedException e) {
            throw new IllegalStateException("ROME refuses a feed of ours: " + e.getMessage(), e);
        }
    }

    private static void byUs(byte[] feed) {
        try {
            FeedReader.read(feed, null, ADDRESS, FETCHED);
        } catch (UnreadableFeed e) {
            throw new IllegalStateException("the feed " + e.getMessage(), e);
        }
    }

    private List<byte[]> read(Path path) {
        List<byte[]> pages = new ArrayList<>();
        try (var files = Files.list(path)) {
            for (Path file :
                    files.filter(Files::isRegularFile).sorted().limit(most).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                pages.add(
                        file.toString().endsWith(".gz")
                                ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                                : bytes);
            }
            return pages;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + path + ": give a folder of pages, each a file", e);
        }
    }

    private void checkPositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ": give at least 1");
        }
    }

    private void print(String what, List<byte[]> documents, List<Standing> standings) {
        PrintWriter out = spec.commandLine().getOut();
        double megabytes =
                documents.stream().mapToLong(document -> document.length).sum() / MEGABYTE;
        List<Row> rows = standings.stream()
                .map(standing -> new Row(
                        standing.contestant(),
                        standing.articlesPerSecond(),
                        standing.articlesPerSecond() * megabytes / documents.size(),
                        1 / standing.ratio()))
                .toList();
        if (json) {
            rows.forEach(row -> out.println(Json.write(row)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%d %s of %.0f KB on average, one thread, median of %d rounds%n%n%-24s %10s %10s %14s%n",
                    documents.size(),
                    what,
                    megabytes * 1024 / documents.size(),
                    rounds,
                    "",
                    what + "/s",
                    "MB/s",
                    "time (first=1)");
            rows.forEach(row -> out.printf(
                    Locale.ROOT,
                    "%-24s %10.1f %10.2f %14.2f%n",
                    row.contestant(),
                    row.perSecond(),
                    row.megabytesPerSecond(),
                    row.timesTheFirst()));
            out.println();
        }
        out.flush();
    }
}
