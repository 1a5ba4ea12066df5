package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.contract.Json;

class IngestConfigTest {
    @Test
    void theDefaultsArePoliteAndClosed() {
        IngestConfig config = IngestConfig.defaults();

        assertThat(config.interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.hostPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.allowNetworks()).isEmpty();
        assertThat(config.userAgent()).startsWith("Perennial/");
        assertThat(config.fetchPages()).isTrue();
    }

    @Test
    void localServersAreAllowedWithoutAPause() {
        IngestConfig config = IngestConfig.defaults().forLocalServers(Duration.ofSeconds(2));

        assertThat(config.allowNetworks()).isEqualTo(List.of("127.0.0.0/8", "::1/128"));
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.hostPause()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"interval":"PT1S"}              | ingest.interval       | PT1S
                    {"min_interval":"PT0S"}          | ingest.min-interval   | PT0S
                    {"workers":0}                    | ingest.workers        | 0
                    {"host_pause":"PT-1S"}           | ingest.host-pause     | PT-1S
                    {"deadline":"PT0S"}              | ingest.deadline       | PT0S
                    {"max_wire_bytes":1}             | ingest.max-wire-bytes | 1
                    {"max_decoded_bytes":9999999999} | ingest.max-decoded-bytes | 9999999999
                    {"revisit":"PT-1H"}              | ingest.revisit        | PT-1H
                    {"revisit_newest":-1}            | ingest.revisit-newest | -1
                    {"allow_networks":["10/8"]}      | ingest.allow-networks | 10/8
                    {"user_agent":" "}               | ingest.user-agent     | " "
                    {"instance":"a b"}               | ingest.instance       | a b
                    """)
    void aBadValueIsNamedWithItsKey(String json, String key, String value) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, IngestConfig.class))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }
}
