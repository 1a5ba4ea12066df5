package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Duplicate;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class StoriesCommandIT {
    private static final String FIRST = "Rescuers found 12 bodies by noon near the old quay. ";
    private static final String SECOND = "The mayor of the harbour town spoke of grief and anger.";
    private static final String AGENCY = Articles.id("agency");

    @TempDir
    Path directory;

    private TestDatabase.Fresh fresh;

    @BeforeEach
    void storeStories() {
        fresh = TestDatabase.shared().freshDatabase();
        EnrichedArticle revision = told("daily", "Fire kills 14", FIRST.replace("12", "14") + SECOND, 1, "fire")
                .withDuplicate(new Duplicate(Relation.REVISION, AGENCY, AGENCY, 0.9));
        write(
                told("agency", "Fire kills 12", FIRST + SECOND, 0, "fire"),
                revision,
                told(
                        "herald",
                        "A \u001b[31mred\u001b[0m bud\u202eget\nfor all",
                        "The council passed it.",
                        48,
                        "budget"));
    }

    @Test
    void theStoryWithTheNewestArticleIsListedFirst() {
        Ran ran = stories("list");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.lines())
                .containsExactly(
                        "budget  2025-02-27T09:10:00Z  1 article   1 outlet   en  A [31mred [0m budget for all",
                        "fire    2025-02-25T10:10:00Z  2 articles  2 outlets  en  Fire kills 12");
        assertThat(ran.err()).contains("2 stories");
    }

    @Test
    void onlyWhatIsNewSinceADayIsListed() {
        assertThat(stories("list", "--since", "2025-02-26").lines())
                .singleElement()
                .asString()
                .startsWith("budget");
    }

    @Test
    void onlyWhatEnoughArticlesTellIsListed() {
        assertThat(stories("list", "--least", "2").lines())
                .singleElement()
                .asString()
                .startsWith("fire");
    }

    @Test
    void aTimeThatIsNoneIsWrongUsage() {
        Ran ran = stories("list", "--since", "yesterday");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("--since is yesterday");
    }

    @Test
    void nothingToListIsSaid() {
        Ran ran = stories("list", "--since", "2026-01-01");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("no story");
    }

    @Test
    void theListIsPrintedForOtherPrograms() throws Exception {
        JsonNode line = Json.mapper().readTree(stories("list", "--json").lines().get(1));

        assertThat(line.at("/id").asText()).isEqualTo("fire");
        assertThat(line.at("/articles").asInt()).isEqualTo(2);
    }

    @Test
    void aStoryTellsWhoCopiedWhomAndWhatChanged() {
        Ran ran = stories("show", "fire");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .contains("Fire kills 12 (en, 2 carriers)")
                .contains("agency.example  first carrier")
                .contains(
                        "daily.example   revision of agency.example, 90 % in common, 100 % of its length, 12 became 14");
    }

    @Test
    void whatNobodyElseCarriesIsToldInItsOwnWords() {
        assertThat(stories("show", "budget").out()).contains("herald.example  own words");
    }

    @Test
    void aCopyIsLaidBesideItsModel() {
        Ran ran = stories("show", "fire", "--compare", Articles.id("daily"));

        assertThat(ran.lines())
                .contains(
                        "daily.example beside agency.example",
                        "12 became 14",
                        "- Fire kills [-12-]",
                        "+ Rescuers found {+14+} bodies by noon near the old quay.",
                        "  " + SECOND);
    }

    @Test
    void aTraceIsPrintedForOtherPrograms() throws Exception {
        JsonNode trace = Json.mapper()
                .readTree(stories("show", "fire", "--json", "--compare", Articles.id("daily"))
                        .out());

        assertThat(trace.at("/clusters/0/members/1/of").asText()).isEqualTo(AGENCY);
        assertThat(trace.at("/comparison/text/changed_numbers/0/before").asText())
                .isEqualTo("12");
    }

    @Test
    void aStoryThatIsNotThereIsSaid() {
        Ran ran = stories("show", "absent");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("there is no story absent");
    }

    @Test
    void anArticleThatRepeatsNoneIsSaid() {
        Ran ran = stories("show", "fire", "--compare", AGENCY);

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains(AGENCY, "repeats no other");
    }

    private Ran stories(String... arguments) {
        List<String> words = new ArrayList<>(List.of("stories"));
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("--data-directory", directory.resolve("data").toString()));
        words.addAll(List.of("--set", "database.url=" + fresh.jdbcUrl(), "--set", "database.user=" + fresh.user()));
        return Ran.perennial(words.toArray(String[]::new));
    }

    private static EnrichedArticle told(String name, String title, String text, int hour, String story) {
        return Articles.enriched(name, title, text, "en", Articles.FETCHED.plus(Duration.ofHours(hour)))
                .withStory(story, "part-of-" + story, 0);
    }

    private void write(EnrichedArticle... articles) {
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2))) {
            new PostgresArticleStore(database.dataSource())
                    .write(Batch.of(List.of(articles), Map.of()), (index, reason) -> {
                        throw new AssertionError("refused: " + reason);
                    });
        }
    }
}
