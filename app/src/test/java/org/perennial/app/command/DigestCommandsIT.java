package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class DigestCommandsIT {
    private static final String WEEK = "2025-W09";

    @TempDir
    Path directory;

    private TestDatabase.Fresh fresh;

    @BeforeEach
    void store() throws IOException {
        fresh = TestDatabase.shared().freshDatabase();
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            articles.add(Articles.enriched(
                            "courier" + i,
                            "Khojaly remembered " + i,
                            "Words " + i,
                            "en",
                            Instant.parse("2025-02-26T08:00:00Z").plusSeconds(i))
                    .withStory("story", "part", 0.9));
        }
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2))) {
            new PostgresArticleStore(database.dataSource()).write(Batch.of(articles, Map.of()), (index, reason) -> {
                throw new AssertionError("refused: " + reason);
            });
        }
        Files.createDirectories(directory.resolve("watches"));
        Files.writeString(directory.resolve("watches/channels.yaml"), """
                channels:
                  screen: {type: stdout}
                  other: {type: stdout}
                  hook: {type: webhook, url: "http://127.0.0.1:9/"}
                """);
        Files.writeString(directory.resolve("watches/desk.yaml"), """
                name: desk
                query: khojaly
                zone: Asia/Baku
                deliver: {channels: [screen], digest: mon 07:00}
                """);
    }

    @Test
    void aPreviewIsPrintedInEachForm() throws IOException {
        assertThat(digest("preview", "--watch", "desk", "--week", WEEK).out())
                .startsWith("Weekly digest: desk\n")
                .contains("4 articles", "Asia/Baku");
        assertThat(digest("preview", "--watch", "desk", "--week", WEEK, "--format", "html")
                        .out())
                .startsWith("<!DOCTYPE html>");
        assertThat(digest("preview", "--watch", "desk", "--week", WEEK, "--format", "markdown", "--locale", "de")
                        .out())
                .startsWith("# Wochenbericht: desk\n");
        JsonNode json = Json.mapper()
                .readTree(digest("preview", "--watch", "desk", "--week", WEEK, "--format", "json", "--zone", "Z")
                        .out());
        assertThat(json.path("from").asText()).isEqualTo("2025-02-24T00:00:00Z");
        assertThat(json.at("/top/0/id").asText()).isEqualTo("story");
    }

    @Test
    void aDigestIsSentOnceThroughEachChannel() {
        Ran first = digest("send", "--watch", "desk", "--week", WEEK);
        Ran second = digest("send", "--watch", "desk", "--week", WEEK);
        Ran elsewhere = digest("send", "--watch", "desk", "--week", WEEK, "--to", "other");

        assertThat(first.exit()).as(first.err()).isEqualTo(Exit.OK);
        assertThat(first.out())
                .contains("[desk] Week 2025-W09: Khojaly remembered 0")
                .endsWith("screen: sent\n");
        assertThat(second.out()).startsWith("screen: was sent already at ").doesNotContain("Khojaly");
        assertThat(elsewhere.out()).contains("Khojaly remembered 0").endsWith("other: sent\n");
    }

    @Test
    void whatDoesNotGetThroughIsSaid() {
        Ran ran = digest("send", "--watch", "desk", "--week", WEEK, "--to", "hook", "--json");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("\"channel\":\"hook\"", "\"state\":\"dead\"", "watch.allow-networks");
    }

    @Test
    void theDigestOverAllNeedsAChannel() {
        assertThat(digest("send", "--week", WEEK).exit()).isEqualTo(Exit.USAGE);
        assertThat(digest("send", "--week", WEEK).err()).contains("--to");
        assertThat(digest("send", "--week", WEEK, "--to", "screen").out()).endsWith("screen: sent\n");
    }

    @Test
    void listsSayWhenTheNextOneComesAndWhatWasSent() {
        digest("send", "--watch", "desk", "--week", WEEK);

        assertThat(digest("list").out())
                .containsPattern("desk +mon 07:00 +screen +next: Mon \\d{4}-\\d\\d-\\d\\d 07:00 Asia/Baku \\(in ")
                .containsPattern("2025-W09 +desk +screen +sent");
        assertThat(perennial("watch", "list").out()).containsPattern("digest mon 07:00, next: Mon .* Asia/Baku");
    }

    @Test
    void aWeekAndALanguageThatAreNoneAreRefusedWithARemedy() {
        assertThat(digest("preview", "--week", "2025-9").err()).contains("write a year and a week such as 2025-W09");
        assertThat(digest("preview", "--locale", "xx").err()).contains("use one of en, az, tr, ru, ar, de, fr, es");
        assertThat(digest("preview", "--watch", "desc").err()).contains("there is no watch desc: there are desk");
        assertThat(digest("preview", "--week", "2099-W01").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aWatchIsAddedWithATimeForItsDigest() {
        Ran added = perennial("watch", "add", "embassy", "--query", "khojaly", "--digest", "fri 18:30");

        assertThat(added.exit()).as(added.err()).isEqualTo(Exit.OK);
        assertThat(perennial("watch", "show", "embassy").out()).contains("digest: fri 18:30");
        assertThat(perennial("watch", "add", "more", "--query", "khojaly", "--digest", "weekly")
                        .err())
                .contains("write a day and a time such as mon 07:00");
    }

    private Ran digest(String... arguments) {
        List<String> all = new ArrayList<>(List.of("digest"));
        all.addAll(Arrays.asList(arguments));
        return perennial(all.toArray(String[]::new));
    }

    private Ran perennial(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of(
                "--set", "database.url=" + fresh.jdbcUrl(),
                "--set", "database.user=" + fresh.user(),
                "--set", "database.password=" + fresh.password(),
                "--data-directory", directory.toString()));
        return Ran.perennial(all.toArray(String[]::new));
    }
}
