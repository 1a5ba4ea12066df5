package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;

class DateAndRobotsTest {
    @TempDir
    Path directory;

    @Test
    void aDateIsPrintedAsItsInstant() throws Exception {
        Ran ran = Ran.perennial("date", "25 fevral 2025, 09:10", "--language", "az");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(Json.mapper().readTree(ran.out()).path("instant").asText()).isEqualTo("2025-02-25T09:10:00Z");
    }

    @Test
    void whatIsNoDateIsANo() {
        Ran ran = Ran.perennial("date", "30 Feb 2025");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).doesNotContain("instant");
    }

    @Test
    void aBatchOfDatesAnswersEveryLine() {
        Ran ran = withInput(
                "{\"id\":\"a\",\"input\":\"2025-02-25\"}\n{\"id\":\"b\",\"input\":\"soon\"}\n", "date", "--batch");

        assertThat(ran.lines())
                .containsExactly("{\"id\":\"a\",\"instant\":\"2025-02-25T00:00:00Z\"}", "{\"id\":\"b\"}");
    }

    @Test
    void aPageThatTheSiteForbidsIsANo() throws Exception {
        Path file = Files.writeString(
                directory.resolve("robots.txt"), "User-agent: *\nCrawl-delay: 2\nDisallow: /archive/\n");

        Ran ran = Ran.perennial("robots", "https://quay.example/archive/1", "--file", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        JsonNode row = Json.mapper().readTree(ran.out());
        assertThat(row.path("allowed").isBoolean()).isTrue();
        assertThat(row.path("allowed").asBoolean()).isFalse();
        assertThat(row.path("agent").asText()).isNotEmpty();
    }

    @Test
    void aBatchOfRobotsAnswersEveryLine() {
        Ran ran = withInput(
                "{\"id\":\"a\",\"robots\":\"User-agent: Bot\\nDisallow: /\",\"agent\":\"Bot\",\"url\":\"https://quay.example/1\"}\n",
                "robots",
                "--batch");

        assertThat(ran.out()).contains("\"allowed\":false").contains("\"id\":\"a\"");
    }

    @Test
    void whatIsNoAddressIsNamedWithTheUsage() {
        Ran ran = Ran.perennial("robots", "quay");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("quay is no http(s) address", "Usage: perennial robots");
    }

    private static Ran withInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Ran.perennial(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
