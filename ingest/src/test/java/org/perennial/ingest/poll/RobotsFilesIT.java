package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.testkit.TestFeedServer;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RobotsFilesIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-25T09:00:00Z"), ZoneOffset.UTC);

    private final TestFeedServer site = TestFeedServer.start();
    private final Fetcher fetcher = new Fetcher(
            AddressGuard.allowing(List.of("127.0.0.0/8")), FetchLimits.DEFAULT, "Perennial/1.0 (news)", CLOCK);
    private final RobotsFiles robots =
            new RobotsFiles(fetcher, new HostGates(Duration.ZERO), "Perennial/1.0 (news)", CLOCK);

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/open/1, true",
        "/private/1, false",
        "/private/but/this, true",
        "/print?page=1, false",
        "/robots.txt, true"
    })
    void ourOwnGroupHoldsByTheLongestRule(String path, boolean allowed) throws InterruptedException {
        site.serve(
                "/robots.txt",
                "text/plain",
                "User-agent: *\nDisallow: /\n\nUser-agent: perennial\nDisallow: /private\nAllow: /private/but\n"
                        + "Disallow: /*?page=\n");

        assertThat(robots.objection(site.url(path)).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aRefusedPageIsNamedWithItsFile() throws InterruptedException {
        site.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");

        assertThat(robots.objection(site.url("/a")))
                .contains(new Failed(Kind.ROBOTS, site.url("/robots.txt") + " does not allow " + site.url("/a"), null));
    }

    @ParameterizedTest
    @CsvSource({"404,", "403,", "410,", "500, UNREACHABLE", "503, UNREACHABLE"})
    void aFileThatIsNotThereAllowsAllAndOneThatCannotBeReadNothing(int status, Kind kind) throws InterruptedException {
        site.on("/robots.txt", exchange -> TestFeedServer.send(exchange, status, Map.of(), new byte[0]));

        assertThat(robots.objection(site.url("/a")).map(Failed::kind).orElse(null))
                .isEqualTo(kind);
    }

    @Test
    void aHostsFileIsAskedForOnce() throws InterruptedException {
        site.serve("/robots.txt", "text/plain", "");

        robots.objection(site.url("/a"));
        robots.objection(site.url("/b"));

        assertThat(site.asked("/robots.txt")).isEqualTo(1);
    }
}
