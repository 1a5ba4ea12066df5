package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.Poster;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Part;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Parcel;
import org.perennial.watch.channel.Signature;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Secret;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Message;

/** Channels over HTTP as the pipeline opens them, against a server on this machine. */
@Timeout(60)
class WebChannelsIT {
    private static final Instant NOW = Instant.parse("2025-02-26T03:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String retryAfter = "";

    private record Taken(String path, Map<String, List<String>> headers, byte[] body) {
        JsonNode json() {
            return Json.read(new String(body, StandardCharsets.UTF_8), JsonNode.class);
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        taken.add(new Taken(
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes()));
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void aWebhookIsSignedOverItsTimeAndBody() {
        assertThat(send(new ChannelDefinition.Webhook(at("/hook"), secret("topsecret"))))
                .isInstanceOf(Outcome.Sent.class);

        Taken one = taken.get(0);
        assertThat(one.header("X-Perennial-Signature"))
                .isEqualTo(Signature.of("topsecret".getBytes(StandardCharsets.UTF_8), NOW, one.body()));
        assertThat(one.header("Idempotency-Key")).isEqualTo("abc123");
        assertThat(one.header("X-Perennial-Delivery")).isEqualTo("abc123");
        assertThat(one.json().at("/notices/0/parts/0/kind").asText()).isEqualTo("new_story");
        assertThat(one.json().path("zone").asText()).isEqualTo("Z");
    }

    @Test
    void slackAndTeamsAndNtfyTakeTheirOwnForms() {
        send(new ChannelDefinition.Slack(secret(at("/slack/T0").toString())));
        send(new ChannelDefinition.Teams(secret(at("/teams").toString())));
        send(new ChannelDefinition.Ntfy(at("/desk"), secret("tk_1")));

        assertThat(taken.get(0).path()).isEqualTo("/slack/T0");
        assertThat(taken.get(0).json().path("text").asText()).contains("Title");
        assertThat(taken.get(1).json().at("/attachments/0/content/type").asText())
                .isEqualTo("AdaptiveCard");
        assertThat(taken.get(2).path()).isEqualTo("/");
        assertThat(taken.get(2).json().path("topic").asText()).isEqualTo("desk");
        assertThat(taken.get(2).header("Authorization")).isEqualTo("Bearer tk_1");
    }

    @Test
    void aServerThatFailsOrIsBusyIsTriedAgain() {
        for (int code : new int[] {500, 502, 503, 408, 429}) {
            status = code;
            assertThat(send(new ChannelDefinition.Webhook(at("/hook"), null)))
                    .as("" + code)
                    .isInstanceOf(Outcome.Later.class);
        }
    }

    @Test
    void howLongABusyServerAsksToWaitIsHeard() {
        status = 429;
        retryAfter = "120";

        assertThat(send(new ChannelDefinition.Webhook(at("/hook"), null)))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofMinutes(2)));
    }

    @Test
    void whatAServerRefusesIsNotTriedAgain() {
        for (int code : new int[] {400, 401, 403, 404, 410, 302}) {
            status = code;
            assertThat(send(new ChannelDefinition.Webhook(at("/hook"), null)))
                    .as("" + code)
                    .isInstanceOf(Outcome.Never.class);
        }
        assertThat(taken)
                .as("redirects are not followed")
                .extracting(Taken::path)
                .containsOnly("/hook");
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        URI gone = at("/hook");
        server.stop(0);

        assertThat(send(new ChannelDefinition.Webhook(gone, null))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void aPrivateAddressIsRefusedUnlessItsNetworkIsNamed() {
        Outcome outcome = send(AddressGuard.allowing(List.of()), new ChannelDefinition.Webhook(at("/hook"), null));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Never.class,
                        never -> assertThat(never.problem()).contains("watch.allow-networks"));
        assertThat(taken).isEmpty();
    }

    @Test
    void theAddressOfASecretHookIsInNoProblem() {
        URI gone = at("/services/T0/verysecret");
        server.stop(0);

        assertThat(send(new ChannelDefinition.Slack(secret(gone.toString()))).toString())
                .doesNotContain("verysecret");
    }

    private Outcome send(ChannelDefinition definition) {
        return send(AddressGuard.allowing(List.of("127.0.0.0/8", "::1/128")), definition);
    }

    private static Outcome send(AddressGuard guard, ChannelDefinition definition) {
        try (Poster poster = new Poster(guard, "watch.allow-networks", "Perennial/test", CLOCK)) {
            return WatchParts.channels(poster, line -> {}, CLOCK)
                    .open(definition)
                    .send(parcel());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Secret secret(String value) {
        try {
            return new Secret("file:" + Files.writeString(Files.createTempFile(folder, "secret", ""), value + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static Parcel parcel() {
        Notice notice = new Notice(
                "desk",
                "one",
                1,
                NOW,
                List.of(Json.read("{\"kind\":\"new_story\"}", Part.class)),
                new Notice.Reported("id", "Title", "https://daily.example/a", "daily.example", "en", NOW),
                1,
                1,
                List.of("en"),
                null);
        Message message = new Message(Watch.of("desk", "khojaly"), List.of(notice), false, NOW);
        return new Parcel("abc123", "desk", null, Composer.compose(message), message, null);
    }
}
