package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishesTest {
    @ParameterizedTest
    @CsvSource({
        "<ttl>60</ttl>, PT1H",
        "<ttl> 15 </ttl>, PT15M",
        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>, PT15M",
        "<sy:updatePeriod> daily </sy:updatePeriod>, PT24H",
        "<ttl>0</ttl>,",
        "<ttl>soon</ttl>,",
        "<sy:updatePeriod>always</sy:updatePeriod>,",
        "<item><ttl>60</ttl></item>,",
    })
    void aFeedSaysHowLongItMayBeLeftAlone(String top, Duration wish) {
        String feed = "<rss><channel>" + top + "</channel></rss>";

        assertThat(Wishes.of(Map.of(), feed.getBytes(StandardCharsets.UTF_8)).feed())
                .isEqualTo(wish);
    }

    @ParameterizedTest
    @CsvSource({
        "'public, max-age=300', PT5M",
        "'Max-Age=60, must-revalidate', PT1M",
        "'s-maxage=900, max-age=30', PT30S",
        "'s-maxage=900',",
        "no-cache,",
        "max-age=0,"
    })
    void aServerSaysHowLongItsAnswerHolds(String header, Duration wish) {
        assertThat(Wishes.of(Map.of("cache-control", header)).server()).isEqualTo(wish);
    }

    @Test
    void expiresCountsWhereCacheControlSaysNothing() {
        Map<String, String> headers =
                Map.of("date", "Tue, 25 Feb 2025 09:00:00 GMT", "expires", "Tue, 25 Feb 2025 09:20:00 GMT");

        assertThat(Wishes.of(headers).server()).isEqualTo(Duration.ofMinutes(20));
        assertThat(Wishes.of(Map.of("expires", "0", "date", "Tue, 25 Feb 2025 09:00:00 GMT"))
                        .server())
                .isNull();
    }
}
