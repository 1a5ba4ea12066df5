package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void textsAreToldApartByTheirBounds() {
        assertThat(Digest.ofTexts("ab", "c")).isNotEqualTo(Digest.ofTexts("a", "bc"));
        assertThat(Digest.ofTexts("a", null))
                .isNotEqualTo(Digest.ofTexts("anull"))
                .isNotEqualTo(Digest.ofTexts("a"));
    }

    @Test
    void bytesHaveTheBeginningOfTheirSha256() {
        assertThat(Digest.ofBytes("test".getBytes(StandardCharsets.US_ASCII))).isEqualTo("9f86d081884c7d65");
    }
}
