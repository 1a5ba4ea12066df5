package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedNewsroomTest {
    @Test
    void theShippedNewsroomIsAsLargeAsPromised() {
        Newsroom.Size size = Newsroom.shipped().size();

        assertThat(size.feeds()).isGreaterThanOrEqualTo(30);
        assertThat(size.entries()).isGreaterThanOrEqualTo(150);
        assertThat(size.languages()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(size.formats()).containsExactlyInAnyOrder(FeedFormat.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-01T00:30:00Z", "2026-12-31T23:58:00Z", "2028-02-29T12:00:00Z", "2031-07-01T05:00:00Z"})
    void itOpensOnAnyDay(String opened) {
        Opening opening = new Opening(Instant.parse(opened), 1, URI.create("http://127.0.0.1:8650"));

        assertThat(NewsroomKey.of(Newsroom.shipped(), opening).articles()).isNotEmpty();
    }
}
