package org.perennial.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.ingest.fetch.FetchResult.NotModified;
import org.perennial.testkit.TestFeedServer;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FetcherIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-25T09:00:00Z"), ZoneOffset.UTC);

    private final TestFeedServer server = TestFeedServer.start();
    private final Fetcher fetcher = fetcher(FetchLimits.DEFAULT);

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
    }

    @Test
    void validatorsAreSentBackByteForByte() {
        server.serveTagged("/feed", "application/rss+xml", "<rss/>", "W/\"a, \\x\"");

        FetchResult first = fetch("/feed");
        FetchResult again =
                fetcher.fetch(FetchRequest.feed(server.url("/feed"), ((Fetched) first).header("etag"), null));

        assertThat(((Fetched) first).body()).asString(StandardCharsets.UTF_8).isEqualTo("<rss/>");
        assertThat(again).isInstanceOf(NotModified.class);
    }

    @Test
    void aRedirectIsFollowedAndTheLastAddressNamed() {
        server.on("/old", exchange -> redirect(exchange, "/new?x=1")).serve("/new?x=1", "text/html", "here");

        assertThat(fetch("/old"))
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.finalUrl()).isEqualTo(server.url("/new?x=1")));
    }

    @Test
    void aRedirectIntoAPrivateNetworkReachesNobody() {
        server.on("/feed", exchange -> redirect(exchange, "http://10.1.2.3:81/admin"));

        assertFailed(fetch("/feed"), Kind.ADDRESS_REFUSED, "http://10.1.2.3:81/admin", "a private network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:file:///x.jar!/y",
                "ftp://127.0.0.1/x",
                "gopher://x/",
                "data:text/plain,x",
                "javascript:alert(1)"
            })
    void noOtherSchemeIsFollowed(String target) {
        server.on("/feed", exchange -> redirect(exchange, target));

        assertFailed(fetch("/feed"), Kind.ADDRESS_REFUSED, "which is no web address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/",
                "http://[::1]:9/",
                "http://2130706433/",
                "http://127.1/",
                "http://localhost:9/"
            })
    void noSpellingOfThisMachineIsAskedUnlessItIsAllowed(String address) {
        try (Fetcher strict = new Fetcher(AddressGuard.allowing(List.of()), FetchLimits.DEFAULT, "test", CLOCK)) {
            assertFailed(
                    strict.fetch(FetchRequest.page(address, null, null)),
                    Kind.ADDRESS_REFUSED,
                    "ingest.allow-networks");
        }
    }

    @Test
    void aRedirectLoopEndsAfterTenHops() {
        server.on("/loop", exchange -> redirect(exchange, "/loop"));

        assertFailed(fetch("/loop"), Kind.TOO_MANY_REDIRECTS, "more than 10 times");
        assertThat(server.asked("/loop")).isEqualTo(11);
    }

    @Test
    void anEndlessBodyIsCutAtTheCap() {
        server.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(chunk);
                }
            }
        });

        assertFailed(fetch("/endless"), Kind.TOO_LARGE, "larger than 8388608 bytes on the wire");
    }

    @Test
    void aDrippingBodyEndsAtTheDeadline() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Fetcher hasty = fetcher(new FetchLimits(Duration.ofSeconds(1), 1 << 20, 1 << 20, 100, 10))) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> drip(dripping));
            String address = "http://127.0.0.1:" + dripping.getLocalPort() + "/";

            assertFailed(hasty.fetch(FetchRequest.page(address, null, null)), Kind.TOO_SLOW, address);
            dripping.close();
            assertThat(served).isNotCompletedExceptionally();
        }
    }

    @Test
    void aCompressedBombIsCutAtItsRatio() throws IOException {
        byte[] bomb = gzip(new byte[15 << 20]);
        server.on("/bomb", exchange -> TestFeedServer.send(exchange, 200, Map.of("Content-Encoding", "gzip"), bomb));

        assertFailed(fetch("/bomb"), Kind.TOO_LARGE, "more than 100 times");
    }

    @Test
    void aGzippedAnswerAndAGzippedFileAreBothUnpacked() throws IOException {
        byte[] zipped = gzip("<urlset/>".getBytes(StandardCharsets.UTF_8));
        server.on("/a", exchange -> TestFeedServer.send(exchange, 200, Map.of("Content-Encoding", "gzip"), zipped));
        server.serve("/sitemap.xml.gz", "application/gzip", zipped);

        assertThat(((Fetched) fetch("/a")).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("<urlset/>");
        assertThat(((Fetched) fetch("/sitemap.xml.gz")).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("<urlset/>");
    }

    @Test
    void anEncodingThatWasNotOfferedIsRefused() {
        server.on(
                "/br",
                exchange -> TestFeedServer.send(exchange, 200, Map.of("Content-Encoding", "br"), new byte[] {1, 2, 3}));

        assertFailed(fetch("/br"), Kind.MALFORMED, "\"br\", which was not offered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Tue, 25 Feb 2025 09:02:00 GMT"})
    void retryAfterIsReadInBothForms(String header) {
        server.on("/busy", exchange -> TestFeedServer.send(exchange, 429, Map.of("Retry-After", header), new byte[0]));

        assertThat(fetch("/busy")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.BUSY);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        });
    }

    @Test
    void anAbsurdRetryAfterIsADay() {
        server.on(
                "/busy",
                exchange -> TestFeedServer.send(exchange, 503, Map.of("Retry-After", "999999999"), new byte[0]));

        assertThat(((Failed) fetch("/busy")).retryAfter()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 404, 500})
    void noOtherStatusIsAnAnswer(int status) {
        server.on("/x", exchange -> TestFeedServer.send(exchange, status, Map.of(), new byte[0]));

        assertFailed(fetch("/x"), status == 500 ? Kind.SERVER_ERROR : Kind.STATUS, "status " + status);
    }

    @Test
    void aMoveIsForGoodAsFarAsEveryRedirectIsPermanent() {
        server.on("/a", exchange -> TestFeedServer.send(exchange, 308, Map.of("Location", "/b"), new byte[0]));
        server.on("/b", exchange -> redirect(exchange, "/c"));
        server.on("/c", exchange -> TestFeedServer.send(exchange, 301, Map.of("Location", "/d"), new byte[0]));
        server.serve("/d", "text/plain", "here");

        assertThat(((Fetched) fetch("/a")).movedTo()).isEqualTo(server.url("/b"));
        assertThat(((Fetched) fetch("/b")).movedTo()).isNull();
        assertThat(((Fetched) fetch("/c")).movedTo()).isEqualTo(server.url("/d"));
    }

    @Test
    void neitherCookiesNorCredentialsAreSent() {
        server.on("/set", exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "id=1; Path=/");
            redirect(exchange, "/get");
        });
        server.serve("/get", "text/plain", "x");

        fetcher.fetch(FetchRequest.page(server.url("/set").replace("127.0.0.1", "user:secret@127.0.0.1"), null, null));

        assertThat(server.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.headers()).doesNotContainKeys("Cookie", "Authorization"));
    }

    @Test
    void garbageInPlaceOfHttpIsAFailureAndNoException() throws IOException {
        try (ServerSocket garbage = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served =
                    CompletableFuture.runAsync(() -> answer(garbage, "SSH-2.0-OpenSSH_9.2\r\n\r\n"));
            String address = "http://127.0.0.1:" + garbage.getLocalPort() + "/";

            assertThat(fetcher.fetch(FetchRequest.page(address, null, null))).isInstanceOf(Failed.class);
            assertThat(served).isNotCompletedExceptionally();
        }
    }

    private FetchResult fetch(String path) {
        return fetcher.fetch(FetchRequest.feed(server.url(path), null, null));
    }

    private static Fetcher fetcher(FetchLimits limits) {
        return new Fetcher(AddressGuard.allowing(List.of("127.0.0.0/8")), limits, "Perennial/test", CLOCK);
    }

    private static void assertFailed(FetchResult result, Kind kind, String... said) {
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.sentence()).contains(said);
        });
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        TestFeedServer.send(exchange, 302, Map.of("Location", target), new byte[0]);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static void drip(ServerSocket server) {
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException clientWent) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(ServerSocket server, String text) {
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
