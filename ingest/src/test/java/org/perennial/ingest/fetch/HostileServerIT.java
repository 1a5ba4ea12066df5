package org.perennial.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.FetchResult.Kind;
import org.perennial.testkit.TestFeedServer;

/**
 * Servers that mean harm. Only 127.0.0.1 may be asked here; every address that a connection is begun to is noted, and after
 * each test no other may be among them.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HostileServerIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-25T09:00:00Z"), ZoneOffset.UTC);
    private static final FetchLimits HASTY = new FetchLimits(Duration.ofSeconds(2), 1 << 20, 2 << 20, 100, 10);

    private final TestFeedServer server = TestFeedServer.start();
    private final List<InetAddress> connected = new CopyOnWriteArrayList<>();
    private final Fetcher fetcher = new Fetcher(
            GuardedClient.of(new GuardedSockets(
                    AddressGuard.allowing(List.of("127.0.0.1/32")), HostileServerIT::resolve, connected::add)),
            HASTY,
            "Perennial/test",
            CLOCK,
            null);

    /** Names as an attacker's name server gives them. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "well.example" -> List.of(InetAddress.getByName("127.0.0.1"));
            case "inside.example" -> List.of(InetAddress.getByName("127.0.0.2"));
            case "mixed.example" -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.7"));
            case "metadata.example" -> List.of(InetAddress.getByName("169.254.169.254"));
            case "six.example" -> List.of(InetAddress.getByName("fd00::7"));
            default -> throw new UnknownHostException(host);
        };
    }

    @AfterEach
    void nobodyElseWasAsked() {
        fetcher.close();
        server.close();
        assertThat(connected).allMatch(address -> address.getHostAddress().equals("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:PORT/",
                "http://127.2:PORT/",
                "http://2130706434:PORT/",
                "http://0x7f000002:PORT/",
                "http://127.0.0.2.:PORT/",
                "http://１２７.0.0.2:PORT/",
                "http://[::ffff:127.0.0.2]:PORT/",
                "http://[::ffff:7f00:2]:PORT/",
                "http://[::127.0.0.2]:PORT/",
                "http://[64:ff9b::7f00:2]:PORT/",
                "http://[2002:7f00:2::]:PORT/",
                "http://[2001:0:4136:e378:8000:63bf:80ff:fffd]:PORT/",
                "http://[fe80::5efe:127.0.0.2]:PORT/",
                "http://[::1]:PORT/",
                "http://0.0.0.0:PORT/",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://172.16.0.1/",
                "http://192.168.0.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[fd00::1]/",
                "http://[ff02::1]/",
                "http://inside.example:PORT/",
                "http://mixed.example:PORT/",
                "http://metadata.example/",
                "http://six.example/",
                "http://well.example@127.0.0.2:PORT/"
            })
    void noFormOfAPrivateAddressIsConnectedToDirectlyOrByARedirect(String target) {
        String address = target.replace("PORT", server.url("").replaceAll(".*:", ""));
        server.on("/to", exchange -> TestFeedServer.send(exchange, 302, Map.of("Location", address), new byte[0]));

        assertThat(kind(fetch(address))).isNotNull();
        assertThat(kind(fetch(server.url("/to")))).isNotNull();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aNameThatResolvesToAnotherAddressByTheTimeOfTheConnectionIsRefusedThere() {
        GuardedSockets sockets = new GuardedSockets(
                AddressGuard.allowing(List.of("127.0.0.1/32")), HostileServerIT::resolve, connected::add);

        assertThat(catchThrowable(() -> sockets.createSocket(InetAddress.getByName("127.0.0.2"), 80)))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void aNameOfThePublicInternetIsAsked() {
        server.serve("/feed", "text/xml", "<rss/>");

        assertThat(fetch(server.url("/feed").replace("127.0.0.1", "well.example")))
                .isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6000\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-4/9\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 302 Found\r\nLocation: \r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 301 Moved\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "hello, I am no web server\r\n\r\n",
                "\r\n\r\n\r\n",
                ""
            })
    void aMalformedAnswerIsAFailureAndTheNextFetchIsWell(String answer) throws IOException {
        server.serve("/feed", "text/xml", "<rss/>");
        try (ServerSocket raw = listen(out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)))) {
            String address = "http://127.0.0.1:" + raw.getLocalPort() + "/";

            assertThat(kind(fetch(address))).as(answer).isNotNull();
            assertThat(fetch(server.url("/feed"))).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void headersWithoutEndAreCut() throws IOException {
        try (ServerSocket raw = listen(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(("X-More: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(kind(fetch("http://127.0.0.1:" + raw.getLocalPort() + "/")))
                    .isNotNull();
        }
    }

    @Test
    void interimAnswersWithoutEndStopAtTheDeadline() throws IOException {
        try (ServerSocket raw = listen(out -> {
            while (true) {
                out.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(kind(fetch("http://127.0.0.1:" + raw.getLocalPort() + "/")))
                    .isNotNull();
        }
    }

    @Test
    void aServerThatTakesTheQuestionAndSaysNothingIsLeftAtTheDeadline() throws IOException {
        try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(kind(fetch("http://127.0.0.1:" + raw.getLocalPort() + "/")))
                    .isEqualTo(Kind.TOO_SLOW);
        }
    }

    @Test
    void aBombInABombIsCut() throws IOException {
        byte[] nested = gzip(gzip(new byte[15 << 20]));
        server.on("/bomb", exchange -> TestFeedServer.send(exchange, 200, Map.of("Content-Encoding", "gzip"), nested));

        assertThat(kind(fetch(server.url("/bomb")))).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void noFailureNamesAPasswordOfTheAddress() {
        String address = server.url("/nothing").replace("127.0.0.1", "reader:topsecret@127.0.0.1");

        assertThat(((Failed) fetch(address)).sentence())
                .contains("/nothing")
                .doesNotContain("topsecret")
                .doesNotContain("reader");
    }

    @Test
    void aPasswordInARedirectIsNotSentOn() {
        String target = server.url("/b").replace("127.0.0.1", "reader:topsecret@127.0.0.1");
        server.on(
                "/a",
                exchange -> TestFeedServer.send(
                        exchange, 302, Map.of("Location", target, "Set-Cookie", "id=1; Path=/"), new byte[0]));
        server.serve("/b", "text/plain", "x");

        assertThat(fetch(server.url("/a"))).isInstanceOf(Fetched.class);
        assertThat(server.asked())
                .allSatisfy(asked -> assertThat(asked.headers()).doesNotContainKeys("Authorization", "Cookie"));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsAFailureAndPlainHttpIsNotTried(@TempDir Path folder) throws Exception {
        try (ServerSocket secure = selfSigned(folder)) {
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> firstBytes(secure));

            assertThat(kind(fetch("https://127.0.0.1:" + secure.getLocalPort() + "/")))
                    .isEqualTo(Kind.UNREACHABLE);
            assertThat(heard.get(20, TimeUnit.SECONDS)).doesNotContain("GET");
        }
    }

    private FetchResult fetch(String address) {
        return fetcher.fetch(FetchRequest.feed(address, null, null));
    }

    private static Kind kind(FetchResult result) {
        return result instanceof Failed failed ? failed.kind() : null;
    }

    private interface Answer {
        void give(OutputStream out) throws IOException;
    }

    /** Answers whoever connects, after the question. */
    private static ServerSocket listen(Answer answer) throws IOException {
        ServerSocket raw = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            while (!raw.isClosed()) {
                try (Socket client = raw.accept();
                        OutputStream out = client.getOutputStream()) {
                    InputStream in = client.getInputStream();
                    while (in.read() != '\n' || in.read() != '\r') {
                        // up to the empty line
                    }
                    in.read();
                    answer.give(out);
                } catch (IOException clientWent) {
                    // or we are closed
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return raw;
    }

    private static String firstBytes(ServerSocket server) {
        try (Socket client = server.accept()) {
            return new String(client.getInputStream().readNBytes(3), StandardCharsets.ISO_8859_1);
        } catch (IOException refused) {
            return "";
        }
    }

    /** By the JDK's own tool, since nothing else in it makes certificates. */
    private static ServerSocket selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
