package org.perennial.watch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perennial.contract.Json;
import org.perennial.watch.message.Letter;

class JsonFormsTest {
    @Test
    void aTitleIsNoMarkupAndCallsNobodyInSlack() throws Exception {
        String text = Json.mapper()
                .readTree(JsonForms.slack(
                        parcel("<!channel> @here & <https://evil.example|click>", "https://daily.example/a|b")))
                .path("text")
                .asText();

        assertThat(text)
                .doesNotContain("<!channel>")
                .doesNotContain("@here")
                .contains(
                        "<https://daily.example/a%7Cb|&lt;!channel&gt; @\u200Bhere &amp; &lt;https://evil.example｜click&gt;>");
    }

    @Test
    void aTitleIsNoLinkInTeams() throws Exception {
        JsonNode json = Json.mapper()
                .readTree(JsonForms.teams(parcel("[click](https://evil.example) *x*", "https://daily.example/a")));

        assertThat(json.at("/attachments/0/contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(json.at("/attachments/0/content/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(json.at("/attachments/0/content/body/1/text").asText())
                .isEqualTo("[\\[click\\]\\(https://evil.example\\) \\*x\\*](https://daily.example/a)");
    }

    @Test
    void theTopicOfNtfyStandsInTheBodyAndLongTextIsCutBetweenLetters() throws Exception {
        Parcel parcel = parcel("خوجالي ".repeat(2_000), "https://daily.example/a");

        JsonNode json = Json.mapper().readTree(JsonForms.ntfy(parcel, URI.create("https://ntfy.example/team/desk")));

        assertThat(json.path("topic").asText()).isEqualTo("desk");
        assertThat(JsonForms.ntfyServer(URI.create("https://ntfy.example/team/desk")))
                .isEqualTo("https://ntfy.example/team/");
        assertThat(json.path("message").asText().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(4_096);
        assertThat(json.path("message").asText()).doesNotContain("\uFFFD");
    }

    @Test
    void aSignatureCoversTimeAndBody() {
        byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        // printf '1740546000.{"a":1}' | openssl dgst -sha256 -hmac secret
        assertThat(Signature.of(secret, Instant.ofEpochSecond(1_740_546_000), body))
                .isEqualTo("t=1740546000,v1=bbc5e68b41b967e4308ae38fd637224e0b0817ab9cccdcb8e4ab66229dece467");
    }

    private static Parcel parcel(String title, String url) {
        return new Parcel(
                "key",
                "desk",
                null,
                new Letter(
                        "[desk] title",
                        "en",
                        false,
                        null,
                        List.of(new Letter.Card(
                                title, "en", false, url, "daily.example", List.of("New story"), "1 article")),
                        null,
                        "foot"),
                null,
                null);
    }
}
