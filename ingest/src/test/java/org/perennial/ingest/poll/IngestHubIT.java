package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.FeedState;
import org.perennial.contract.Topics;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.websub.WebSubConfig;
import org.perennial.testkit.TestFeedServer;

/** Feeds whose hub tells what is new, and those who would like to be it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class IngestHubIT extends IngestStageCase {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private WebSubConfig websub;

    @BeforeEach
    void openAHub() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            websub = new WebSubConfig(URI.create("http://127.0.0.1:" + port + "/hub"), null, port, Duration.ofHours(1));
        }
        site.on("/hub", this::subscribe);
        List.of("a", "b", "c").forEach(name -> site.serve("/" + name, HTML, page(name, PROSE)));
        site.serve("/feed", RSS, told(item("a")));
    }

    @Test
    void whatAHubDeliversIsPublishedWhileItsFeedIsHardlyAsked() throws Exception {
        try (IngestStage stage = startAs("1", websub, Source.of(site.url("/feed")))) {
            await(() -> !asked.isEmpty() && stage.progress().published() == 1);

            assertThat(deliver("sha512", told(item("b"), item("a")))).isEqualTo(202);
            FeedState resting = newestState(
                    site.url("/feed"),
                    state -> state.plan() != null
                            && state.plan().reason().equals(PollReason.HUB.code())
                            && state.seen().size() == 2);
            long polls = site.asked("/feed");
            assertThat(deliver("sha1", told(item("c")))).isEqualTo(202);

            assertThat(broker.read(Topics.RAW_ARTICLES, 3))
                    .extracting(ConsumerRecord::key)
                    .containsExactlyInAnyOrder(id("/a"), id("/b"), id("/c"));
            assertThat(site.asked("/feed")).isEqualTo(polls);
            assertThat(resting.nextPoll()).isAfter(resting.polled().plus(Duration.ofMinutes(59)));
        }
    }

    @Test
    void nobodyButTheHubDelivers() throws Exception {
        try (IngestStage stage = startAs("1", websub, Source.of(site.url("/feed")))) {
            await(() -> !asked.isEmpty() && stage.progress().published() == 1);
            String forged = told(item("b"));
            String callback = asked.get(0).get("hub.callback");

            assertThat(post(callback, Map.of(), forged).statusCode()).isEqualTo(202);
            assertThat(post(callback, signed("sha256", "guess", forged), forged).statusCode())
                    .isEqualTo(202);
            assertThat(post(websub.callback() + "/guess", signed("sha256", secret(), forged), forged)
                            .statusCode())
                    .isEqualTo(410);
            String huge = "x".repeat(9 << 20);
            assertThat(post(callback, signed("sha256", secret(), huge), huge).statusCode())
                    .isEqualTo(413);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(callback + "?hub.mode=unsubscribe&hub.topic="
                                                    + encoded(site.url("/feed")) + "&hub.challenge=x"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(deliver("sha384", told(item("c")))).isEqualTo(202);
            assertThat(deliver("sha384", told(item("c")))).isEqualTo(202);

            assertThat(broker.read(Topics.RAW_ARTICLES, 2))
                    .extracting(ConsumerRecord::key)
                    .containsExactlyInAnyOrder(id("/a"), id("/c"));
            assertThat(stage.progress().published()).isEqualTo(2);
            assertThat(site.asked("/b")).isZero();
        }
    }

    @Test
    void aFeedThatNamesNoHubAnyMoreLeavesIt() {
        try (IngestStage stage = startAs("1", websub, Source.of(site.url("/feed")))) {
            await(() -> !asked.isEmpty() && stage.progress().published() == 1);

            site.serve("/feed", RSS, feed(item("a"), item("b")));

            await(() -> asked.stream()
                    .anyMatch(form -> form.get("hub.mode").equals("unsubscribe") && form.containsKey("confirmed")));
        }
    }

    /** Takes a subscription as a hub does, and asks back before it answers. */
    private void subscribe(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        URI question = URI.create(form.get("hub.callback") + "?hub.mode=" + form.get("hub.mode") + "&hub.topic="
                + encoded(form.get("hub.topic")) + "&hub.lease_seconds=86400&hub.challenge=riddle%20me");
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200 && answer.body().equals("riddle me")) {
                form.put("confirmed", "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asked.add(form);
        TestFeedServer.send(exchange, 202, Map.of(), new byte[0]);
    }

    private String told(String... items) {
        return feed(items)
                .replace(
                        "<description>D</description>",
                        "<description>D</description><atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"hub\" href=\""
                                + site.url("/hub") + "\"/>");
    }

    private int deliver(String method, String body) throws Exception {
        assertThat(asked.get(0)).containsKey("confirmed");
        return post(asked.get(0).get("hub.callback"), signed(method, secret(), body), body)
                .statusCode();
    }

    private String secret() {
        return asked.get(0).get("hub.secret");
    }

    private static Map<String, String> signed(String method, String secret, String body)
            throws GeneralSecurityException {
        String algorithm = "HmacSHA" + method.substring(3);
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return Map.of(
                "X-Hub-Signature",
                method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> post(String address, Map<String, String> headers, String body)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Content-Type", RSS);
        headers.forEach(request::header);
        try {
            return client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
