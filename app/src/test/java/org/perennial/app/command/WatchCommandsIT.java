package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

class WatchCommandsIT {
    /** Yesterday at noon: commands look at the last days, and no day begins within minutes of it. */
    private static final Instant YESTERDAY =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    @TempDir
    Path directory;

    private TestDatabase.Fresh fresh;

    @BeforeEach
    void storeArticles() {
        fresh = TestDatabase.shared().freshDatabase();
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            articles.add(Articles.enriched(
                            "courier" + i,
                            "Khojaly remembered " + i,
                            "Words " + i,
                            "en",
                            YESTERDAY.plusSeconds(60L * i))
                    .withStory("story" + i / 2, "part" + i / 2, 0.9));
        }
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2))) {
            new PostgresArticleStore(database.dataSource()).write(Batch.of(articles, Map.of()), (index, reason) -> {
                throw new AssertionError("refused: " + reason);
            });
        }
    }

    @Test
    void aWatchIsAddedListedShownAndRemoved() {
        Ran added = watch("add", "desk", "--query", "khojaly", "--zone", "Asia/Baku", "--schedule", "weekly mon 07:00");
        assertThat(added.exit()).as(added.err()).isEqualTo(Exit.OK);
        assertThat(added.err()).contains("6 notices of 6 stories");

        assertThat(watch("list").out())
                .contains("desk")
                .contains("weekly mon 07:00")
                .contains("next: Mon")
                .contains("07:00 Asia/Baku (in ");
        assertThat(watch("show", "desk").out()).contains("query: khojaly").contains("desk.yaml:1");

        assertThat(watch("remove", "desk").exit()).isEqualTo(Exit.OK);
        assertThat(watch("list").out()).isEmpty();
    }

    @Test
    void otherProgramsAreToldInJson() throws Exception {
        watch("add", "desk", "--query", "khojaly");

        JsonNode listed = Json.mapper().readTree(watch("list", "--json").out());
        JsonNode report = Json.mapper()
                .readTree(watch("backtest", "desk", "--last", "2d", "--json").out());

        assertThat(listed.at("/watch/name").asText()).isEqualTo("desk");
        assertThat(report.path("stories").asInt()).isEqualTo(6);
        assertThat(report.at("/messages/0/notices/0/parts/0/kind").asText()).isEqualTo("first_story");
    }

    @Test
    void aRuleThatWouldSendTooMuchIsRefusedWithTheCountUnlessItIsConfirmed() {
        Ran refused = watch("add", "desk", "--query", "khojaly", "--set", "watch.most-alerts=5");

        assertThat(refused.exit()).isEqualTo(Exit.NO);
        assertThat(refused.err()).contains("would have sent 6 on the busiest day");
        assertThat(directory.resolve("watches/desk.yaml")).doesNotExist();
        assertThat(watch("add", "desk", "--query", "khojaly", "--set", "watch.most-alerts=5", "--confirm")
                        .exit())
                .isEqualTo(Exit.OK);
    }

    @Test
    void aQueryWithAnErrorIsPointedAt() {
        Ran ran = watch("add", "desk", "--query", "khojaly lnag:az");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("at column 9: did you mean lang:?").contains("\n          ^");
    }

    @Test
    void aTestSaysWhatMatchesAndWhy() {
        Ran ran = watch("test", "title:khojaly lang:en", "--last", "2d", "--zone", "Asia/Baku", "--limit", "3");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.lines())
                .hasSize(3)
                .allMatch(line -> line.contains("Asia/Baku") && line.endsWith("\"Khojaly\" lang:en"));
        assertThat(ran.err()).contains("12 articles of 6 stories in the last 2d; the newest 3 are shown");
    }

    @Test
    void aBacktestEndsWithTheSum() {
        watch("add", "desk", "--query", "khojaly", "--zone", "Asia/Baku");

        List<String> lines = watch("backtest", "desk", "--last", "2d").lines();

        assertThat(lines.get(lines.size() - 1))
                .startsWith("12 matching articles, 6 stories, 6 notices in 2 messages, from ");
    }

    @Test
    void anAnniversaryNeedsAnEvent() {
        watch("add", "desk", "--query", "khojaly");

        Ran ran = watch("backtest", "desk", "--anniversary");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("needs an event in the query");
    }

    @Test
    void theWeekOfAnAnniversaryIsTheLastReturn() {
        watch("add", "desk", "--query", "event:khojaly", "--zone", "Asia/Baku");

        assertThat(watch("backtest", "desk", "--anniversary").out())
                .containsPattern("from \\w+ 20\\d\\d-02-23 00:00 Asia/Baku");
    }

    @Test
    void aTestMessageSaysHowItEnded() throws IOException {
        Files.createDirectories(directory.resolve("watches"));
        Files.writeString(directory.resolve("watches/channels.yaml"), """
                channels:
                  screen: {type: stdout}
                  hook: {type: webhook, url: "http://127.0.0.1:9/"}
                """);

        assertThat(watch("send-test", "screen").out())
                .contains("[screen] Test message")
                .endsWith("screen: taken\n");
        Ran refused = watch("send-test", "hook", "--json");
        assertThat(refused.exit()).isEqualTo(Exit.NO);
        assertThat(refused.out()).contains("\"taken\":false").contains("watch.allow-networks");
    }

    @Test
    void aWatchInAFileWithOthersIsNotRemovedByACommand() throws IOException {
        Files.createDirectories(directory.resolve("watches"));
        Files.writeString(
                directory.resolve("watches/all.yaml"), "watches:\n- {name: one, query: a}\n- {name: two, query: b}\n");

        Ran ran = watch("remove", "two");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("all.yaml:3");
    }

    @Test
    void aWatchThatIsNotThereIsSaidWithThoseThatAre() {
        watch("add", "desk", "--query", "khojaly");

        assertThat(watch("show", "dessk").err()).contains("there is no watch dessk: there are desk");
    }

    private Ran watch(String... arguments) {
        List<String> all = new ArrayList<>(List.of("watch"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of(
                "--set", "database.url=" + fresh.jdbcUrl(),
                "--set", "database.user=" + fresh.user(),
                "--set", "database.password=" + fresh.password(),
                "--data-directory", directory.toString()));
        return Ran.perennial(all.toArray(String[]::new));
    }
}
