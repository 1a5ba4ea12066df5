package org.perennial.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final String TOPIC = "https://quay.example/feed";
    private static final Subscription ASKED = Subscription.asked(TOPIC, "key", NOW);
    private static final byte[] BODY = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);

    @Test
    void aConfirmedSubscriptionRunsForItsLeaseAndIsRenewedBefore() {
        Subscription confirmed = ASKED.confirmed("subscribe", TOPIC, "86400", NOW.plusSeconds(60))
                .orElseThrow();

        assertThat(confirmed.runs(NOW.plusSeconds(86_459))).isTrue();
        assertThat(confirmed.runs(NOW.plusSeconds(86_460))).isFalse();
        assertThat(confirmed.renewal()).isEqualTo(NOW.plusSeconds(60 + 69_120));
    }

    @Test
    void whatWasNotAskedForIsNotConfirmed() {
        assertThat(ASKED.confirmed("subscribe", "https://other.example/feed", "60", NOW))
                .isEmpty();
        assertThat(ASKED.confirmed("unsubscribe", TOPIC, "60", NOW)).isEmpty();
        assertThat(ASKED.confirmed("subscribe", TOPIC, "60", NOW.plus(Duration.ofHours(2))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"999999999, P30D", "1, PT5M", "soon, P7D", ", P7D"})
    void aLeaseIsKeptWithinBounds(String seconds, Duration lease) {
        assertThat(ASKED.confirmed("subscribe", TOPIC, seconds, NOW)
                        .orElseThrow()
                        .lease())
                .isEqualTo(lease);
    }

    @Test
    void aHubThatDoesNotAnswerIsAskedAgain() {
        assertThat(ASKED.runs(NOW)).isFalse();
        assertThat(ASKED.renewal()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9",
                "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
                "SHA256=F7BC83F430538424B13298E6AA6FB143EF4D59A14946175997479DBC2D1A3CD8"
            })
    void aDeliveryWithTheRightSignatureIsTheHubs(String signature) {
        assertThat(ASKED.signed(signature, BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256",
                "sha256=",
                "sha256=xyz",
                "md5=80070713463e7749b90c2dc24911e275",
                "sha1=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
                "sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d8"
            })
    void aDeliveryWithAnotherSignatureIsNobodys(String signature) {
        assertThat(ASKED.signed(signature, BODY)).isFalse();
        assertThat(ASKED.signed(null, BODY)).isFalse();
    }
}
