package org.perennial.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.ingest.fetch.Poster.Posted;

class SubscriptionsTest {
    private static final String FEED = "https://quay.example/feed";
    private static final Optional<HubLinks> LINKS = Optional.of(new HubLinks("https://hub.example/", FEED));

    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final CountDownLatch farewell = new CountDownLatch(1);
    private Instant now = Instant.parse("2025-03-01T12:00:00Z");
    private boolean busy;
    private final Subscriptions subscriptions = new Subscriptions(
            new WebSubConfig(URI.create("https://news.example/hub"), null, null, null),
            this::post,
            () -> now,
            delivered::add);

    @AfterEach
    void close() {
        subscriptions.close();
    }

    @Test
    void aHubIsAskedOnceAndAgainBeforeItsLeaseIsOver() throws Exception {
        subscribe();
        subscriptions.keep(FEED);
        assertThat(asked).hasSize(1);

        now = now.plus(Duration.ofDays(6));
        subscriptions.keep(FEED);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).isEqualTo(asked.get(0)).containsKeys("hub.secret", "hub.lease_seconds");
    }

    @Test
    void aHubWhoseTurnItIsNotIsAskedAtAnotherVisit() throws Exception {
        busy = true;
        subscriptions.follow(FEED, LINKS);
        busy = false;
        subscriptions.follow(FEED, LINKS);

        assertThat(asked).hasSize(1);
    }

    @Test
    void nobodyIsAskedWithoutACallback() throws Exception {
        try (Subscriptions off = new Subscriptions(WebSubConfig.off(), this::post, () -> now, delivered::add)) {
            off.follow(FEED, LINKS);
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void aHubThatDeliversGivesTheFeedARestUntilItIsFoundWanting() throws Exception {
        String token = subscribe();
        assertThat(subscriptions.rest(FEED)).isNull();

        assertThat(deliver(token, "one")).isEqualTo(HubAnswer.TAKEN);
        assertThat(subscriptions.rest(FEED)).isEqualTo(Duration.ofHours(1));

        subscriptions.untold(FEED);
        assertThat(subscriptions.rest(FEED)).isNull();
    }

    @Test
    void aRestEndsWhenTheLeaseIsToBeRenewed() throws Exception {
        String token = subscribe();
        deliver(token, "one");

        now = now.plus(Duration.ofDays(7).multipliedBy(4).dividedBy(5)).minus(Duration.ofMinutes(10));

        assertThat(subscriptions.rest(FEED)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsDeliveredIsGivenOutOnce() throws Exception {
        String token = subscribe();
        deliver(token, "one");
        deliver(token, "two");

        assertThat(subscriptions.deliveries(FEED).deliveries())
                .extracting(delivery -> new String(delivery.body(), StandardCharsets.UTF_8))
                .containsExactly("one", "two");
        assertThat(subscriptions.deliveries(FEED).deliveries()).isEmpty();
        assertThat(delivered).containsExactly(FEED, FEED);
    }

    @Test
    void theSameDeliveryAgainIsNothing() throws Exception {
        String token = subscribe();
        deliver(token, "one");

        assertThat(deliver(token, "one")).isEqualTo(HubAnswer.REPEATED);
        assertThat(subscriptions.deliveries(FEED).deliveries()).hasSize(1);
    }

    @Test
    void aFloodOfDeliveriesIsCutAndTheFeedIsAskedInstead() throws Exception {
        String token = subscribe();
        for (int i = 0; i < 16; i++) {
            deliver(token, "number " + i);
        }

        assertThat(deliver(token, "one too many")).isEqualTo(HubAnswer.CROWDED);
        Subscriptions.Waiting waiting = subscriptions.deliveries(FEED);
        assertThat(waiting.deliveries()).hasSize(16);
        assertThat(waiting.more()).isTrue();
    }

    @Test
    void nobodyElseDelivers() throws Exception {
        String token = subscribe();
        byte[] body = "forged".getBytes(StandardCharsets.UTF_8);
        String right = "sha256=" + hmac(asked.get(0).get("hub.secret"), "forged");

        assertThat(subscriptions.deliver(token, null, null, null, body)).isEqualTo(HubAnswer.UNSIGNED);
        assertThat(subscriptions.deliver(token, "sha256=" + hmac("guess", "forged"), null, null, body))
                .isEqualTo(HubAnswer.UNSIGNED);
        assertThat(subscriptions.deliver("guess", right, null, null, body)).isEqualTo(HubAnswer.GONE);
        assertThat(subscriptions.deliver(token, right, "<https://other.example/>; rel=self", null, body))
                .isEqualTo(HubAnswer.FOREIGN);
        assertThat(subscriptions.deliveries(FEED).deliveries()).isEmpty();
        assertThat(delivered).isEmpty();
    }

    @Test
    void onlyWhatWeAskedForIsConfirmed() throws Exception {
        subscriptions.follow(FEED, LINKS);
        String token = token(asked.get(0));

        assertThat(intends(token, "subscribe", "https://other.example/")).isEmpty();
        assertThat(intends(token, "unsubscribe", FEED)).isEmpty();
        assertThat(intends("guess", "subscribe", FEED)).isEmpty();
        assertThat(subscriptions.running()).isZero();
        assertThat(intends(token, "subscribe", FEED)).contains("riddle");
        assertThat(subscriptions.running()).isEqualTo(1);
    }

    @Test
    void aDeniedSubscriptionDoesNotRun() throws Exception {
        String token = subscribe();

        subscriptions.intends(token, Map.of("hub.mode", "denied", "hub.topic", FEED, "hub.reason", "no more"));

        assertThat(subscriptions.running()).isZero();
    }

    @Test
    void aHubThatTheFeedNamesNoMoreIsLeft() throws Exception {
        String token = subscribe();

        subscriptions.follow(FEED, Optional.empty());

        assertThat(farewell.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(asked.get(1)).containsEntry("hub.mode", "unsubscribe").containsEntry("hub.topic", FEED);
        assertThat(deliver(token, "late")).isEqualTo(HubAnswer.GONE);
        assertThat(intends(token, "subscribe", FEED)).isEmpty();
        assertThat(intends(token, "unsubscribe", FEED)).contains("riddle");
    }

    private String subscribe() throws InterruptedException {
        subscriptions.follow(FEED, LINKS);
        String token = token(asked.get(0));
        assertThat(intends(token, "subscribe", FEED)).contains("riddle");
        return token;
    }

    private Optional<String> intends(String token, String mode, String topic) {
        return subscriptions.intends(token, Map.of("hub.mode", mode, "hub.topic", topic, "hub.challenge", "riddle"));
    }

    private HubAnswer deliver(String token, String text) throws GeneralSecurityException {
        return subscriptions.deliver(
                token,
                "sha256=" + hmac(asked.get(0).get("hub.secret"), text),
                "<" + FEED + ">; rel=\"self\"",
                "application/atom+xml",
                text.getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String token(Map<String, String> form) {
        String callback = form.get("hub.callback");
        assertThat(callback).startsWith("https://news.example/hub/");
        return callback.substring(callback.lastIndexOf('/') + 1);
    }

    private Optional<Posted> post(String hub, byte[] form, boolean patient) {
        if (busy) {
            return Optional.empty();
        }
        asked.add(fields(new String(form, StandardCharsets.UTF_8)));
        if (patient) {
            farewell.countDown();
        }
        return Optional.of(new Posted(202, null, false, null));
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
