package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WebConfigTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void theDefaultIsLoopback() {
        assertThat(WebConfig.onLoopback(TOKEN)).isEqualTo(new WebConfig("127.0.0.1", 8600, Set.of(), TOKEN, false));
    }

    @Test
    void anAddressOpenToOthersIsRefusedWithoutAProxy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebConfig("0.0.0.0", 8600, Set.of(), TOKEN, false))
                .withMessageContaining("web.host 0.0.0.0")
                .withMessageContaining("web.behind-tls-proxy: true");
    }

    @Test
    void aShortTokenIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebConfig.onLoopback("short"))
                .withMessageContaining("web.token");
    }

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(WebConfig.onLoopback(TOKEN)).asString().doesNotContain(TOKEN);
    }

    @Test
    void theEleventhAttemptOfAMinuteIsRefusedAndTheNextMinuteBeginsAfresh() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-02-26T00:00:00Z"));
        RateLimit limit = new RateLimit(now::get, RateLimit.LOGINS);
        for (int attempt = 1; attempt <= 10; attempt++) {
            assertThat(limit.allows("10.0.0.1")).isTrue();
        }
        assertThat(limit.allows("10.0.0.1")).isFalse();
        assertThat(limit.allows("10.0.0.2")).isTrue();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
        assertThat(limit.allows("10.0.0.1")).isTrue();
    }
}
