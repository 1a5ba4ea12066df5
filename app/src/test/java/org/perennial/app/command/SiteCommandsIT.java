package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;
import org.perennial.testkit.TestFeedServer;

/** The commands that ask sites. */
class SiteCommandsIT {
    private static final String FEED = """
            <rss version="2.0"><channel><title>Quay Gazette</title>
            <item><title>Storm</title><link>/news/storm</link><guid>g-1</guid></item>
            </channel></rss>
            """;

    @TempDir
    Path directory;

    private final TestFeedServer server = TestFeedServer.start()
            .serve("/feed", "application/rss+xml", FEED)
            .serve("/page", "text/html", "<html><body><p>No feed here.</p></body></html>");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anAddressOfAPrivateNetworkIsNotAskedUnlessAllowed() {
        Ran refused = Ran.perennial("feed", server.url("/feed"));

        assertThat(refused.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(refused.err()).containsOnlyOnce(server.url("/feed")).contains("ingest.allow-networks");
        assertThat(server.asked("/feed")).isZero();
    }

    @Test
    void anAllowedAddressIsAskedAndItsFeedPrinted() throws Exception {
        Ran ran = Ran.perennial("feed", server.url("/feed"), "--set", "ingest.allow-networks=127.0.0.0/8");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(Json.mapper().readTree(ran.out()).at("/entries/0/url").asText())
                .isEqualTo(server.url("/news/storm"));
    }

    @Test
    void everySourceIsAskedOnceAndWhatIsWrongIsSaid() throws Exception {
        Path sources = sources("/feed", "/page", "/gone");

        Ran ran = check(sources);

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        Map<String, JsonNode> answers = new HashMap<>();
        for (String line : ran.lines()) {
            JsonNode answer = Json.mapper().readTree(line);
            answers.put(answer.path("url").asText(), answer);
        }
        assertThat(answers).hasSize(3);
        assertThat(answers.get(server.url("/feed")).path("entries").asInt()).isEqualTo(1);
        assertThat(answers.get(server.url("/feed")).has("problem")).isFalse();
        assertThat(answers.get(server.url("/page")).path("problem").asText()).containsOnlyOnce(server.url("/page"));
        assertThat(answers.get(server.url("/gone")).path("problem").asText()).contains("404");
        assertThat(ran.err()).contains("1 of 3 feeds answer with entries");
    }

    @Test
    void sourcesThatAllAnswerAreAYes() throws Exception {
        assertThat(check(sources("/feed")).exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aSiteWithoutRobotsFileLetsAllBeRead() throws Exception {
        Ran ran = Ran.perennial("robots", server.url("/page"), "--set", "ingest.allow-networks=127.0.0.0/8");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        JsonNode answer = Json.mapper().readTree(ran.out());
        assertThat(answer.path("allowed").asBoolean()).isTrue();
        assertThat(answer.path("robots").asText()).isEqualTo("absent");
    }

    @Test
    void aSiteThatCannotBeAskedLetsNothingBeRead() throws Exception {
        Ran ran = Ran.perennial("robots", server.url("/page"));

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        JsonNode answer = Json.mapper().readTree(ran.out());
        assertThat(answer.path("robots").asText()).isEqualTo("unreachable");
        assertThat(answer.path("problem").asText()).contains("ingest.allow-networks");
    }

    private Path sources(String... paths) throws IOException {
        StringBuilder text = new StringBuilder("sources:\n");
        for (String path : paths) {
            text.append("  - url: ").append(server.url(path)).append('\n');
        }
        return Files.writeString(directory.resolve("sources.yaml"), text);
    }

    private static Ran check(Path sources) {
        return Ran.perennial(
                "sources",
                "check",
                "--json",
                "--set",
                "ingest.sources=" + sources,
                "--set",
                "ingest.allow-networks=127.0.0.0/8");
    }
}
