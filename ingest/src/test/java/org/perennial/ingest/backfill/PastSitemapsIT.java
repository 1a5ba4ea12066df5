package org.perennial.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.fetch.WarcArchive;
import org.perennial.ingest.poll.IngestConfig;
import org.perennial.ingest.poll.PoliteFetcher;
import org.perennial.testkit.TestFeedServer;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PastSitemapsIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-25T09:00:00Z"), ZoneOffset.UTC);
    private static final String HTML = "text/html; charset=utf-8";

    private final TestFeedServer site = TestFeedServer.start();
    private final PoliteFetcher fetcher =
            new PoliteFetcher(IngestConfig.defaults().forLocalServers(Duration.ofMinutes(1)), CLOCK);

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @Test
    void thePagesOfThePastMonthsAreFetchedAndNoOthers() throws Exception {
        site.serve(
                "/sitemap.xml",
                "application/xml",
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                        + sitemap("/old.xml", "2023-12-01") + sitemap("/all.xml", "2025-01-01")
                        + sitemap("/sitemap.xml", "2025-01-01") + "</sitemapindex>");
        site.serve(
                "/all.xml",
                "application/xml",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                        + url("/news/2024/02/26/one", "2025-01-01")
                        + url("/two", "2024-03-05")
                        + url("/three", "2024-04-01")
                        + url("/news/2024/01/31/four", "2024-02-02")
                        + url("/about", null) + "</urlset>");
        site.serve("/news/2024/02/26/one", HTML, page("One")).serve("/two", HTML, page("Two"));

        List<Archive.Piece> pieces = new ArrayList<>();
        try (Archive archive = new PastSitemaps(
                fetcher,
                site.url("/sitemap.xml"),
                YearMonth.of(2024, 2),
                YearMonth.of(2024, 3),
                CLOCK,
                page -> false)) {
            for (Optional<Archive.Piece> piece = archive.next(); piece.isPresent(); piece = archive.next()) {
                pieces.add(piece.get());
            }
        }

        assertThat(pieces)
                .extracting(Archive.Piece::article)
                .extracting(RawArticle::url)
                .containsExactly(site.url("/news/2024/02/26/one"), site.url("/two"));
        assertThat(site.asked("/old.xml")).isZero();
        assertThat(site.asked("/sitemap.xml")).isEqualTo(1);
    }

    @Test
    void whatWasReadBeforeIsNotAskedForWhereverItStandsByNow() throws Exception {
        site.serve(
                "/all.xml",
                "application/xml",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                        + url("/2024/02/new", null)
                        + url("/2024/02/read", null)
                        + url("/2024/02/lost", null)
                        + "</urlset>");
        site.serve("/2024/02/new", HTML, page("New"));

        List<String> addresses = new ArrayList<>();
        try (PastSitemaps archive = new PastSitemaps(
                fetcher,
                site.url("/all.xml"),
                YearMonth.of(2024, 2),
                YearMonth.of(2024, 2),
                CLOCK,
                site.url("/2024/02/read")::equals)) {
            while (archive.next().isPresent()) {
                addresses.add(archive.address());
            }
        }

        assertThat(addresses).containsExactly(site.url("/2024/02/new"), site.url("/2024/02/lost"));
        assertThat(site.asked("/2024/02/read")).isZero();
    }

    @Test
    void whatWasKeptAsEvidenceIsReadBack(@TempDir Path folder) throws Exception {
        site.serve("/a", HTML, page("Kept"));
        try (WarcArchive evidence = new WarcArchive(folder, 1L << 30, CLOCK);
                Fetcher asking = new Fetcher(
                        AddressGuard.allowing(List.of("127.0.0.0/8")), FetchLimits.DEFAULT, "test", CLOCK, evidence)) {
            asking.fetch(FetchRequest.page(site.url("/a"), null, null));
            asking.fetch(FetchRequest.page(site.url("/nothing"), null, null));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }

        assertThat(files).singleElement().asString().endsWith(".warc.gz");
        try (Archive archive = Archive.open(files.get(0), null).orElseThrow()) {
            assertThat(archive.next()).contains(Archive.Piece.NONE);
            RawArticle article = archive.next().orElseThrow().article();
            assertThat(article.title()).isEqualTo("Kept");
            assertThat(article.fetched()).isEqualTo(CLOCK.instant());
            assertThat(archive.next()).isEmpty();
        }
    }

    private String sitemap(String path, String changed) {
        return "<sitemap><loc>" + site.url(path) + "</loc><lastmod>" + changed + "</lastmod></sitemap>";
    }

    private String url(String path, String changed) {
        return "<url><loc>" + site.url(path) + "</loc>" + (changed == null ? "" : "<lastmod>" + changed + "</lastmod>")
                + "</url>";
    }

    private static String page(String title) {
        return "<html><head><title>" + title + "</title></head><body><article><h1>" + title
                + "</h1><p>The council met on Tuesday, discussed the budget for two hours, and agreed on all of its parts but"
                + " one, the chairman said after the session.</p></article></body></html>";
    }
}
