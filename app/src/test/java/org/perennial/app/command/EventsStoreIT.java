package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.TestDatabase;

/** The subcommands of {@code events} that read what a pipeline has stored. */
class EventsStoreIT {
    private static final LocalDate WRECK = LocalDate.of(1995, 3, 6);
    private static final LocalDate MASSACRE = LocalDate.of(1992, 2, 26);
    private static final Instant SEEN = Instant.parse("2025-03-06T09:00:00Z");

    @TempDir
    Path directory;

    private TestDatabase.Fresh fresh;

    @BeforeEach
    void storeOccurrences() {
        fresh = TestDatabase.shared().freshDatabase();
        write(
                returned("khojaly-massacre@2024", 32, 2024, cell(2024, 0, "az", "az", 3)),
                returned(
                        "khojaly-massacre@2025",
                        33,
                        2025,
                        cell(2025, -1, "en", null, 2),
                        cell(2025, 0, "az", "az", 8),
                        cell(2025, 0, "ru", "az", 4)),
                suggested("unconfigured-ferry", List.of(name("en", "Łódź ferry wreck"), name("az", "bərə qəzası")), 3),
                suggested("unconfigured-quarry", List.of(name("en", "quarry slide")), 1));
    }

    @Test
    void theYearsOfAnEventStandBesideEachOther() {
        Ran ran = events("show", "khojaly-massacre");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.lines())
                .containsSubsequence(
                        "day  2024, n 32  2025, n 33",
                        "-1                  2 ██",
                        " 0      3 ████     12 ████████████████",
                        "2024, n 32: 3 articles of 1 source; languages az 3; countries az 3",
                        "2025, n 33: 14 articles of 1 source; languages az 8, ru 4, en 2; countries az 12, other 2");
    }

    @Test
    void theCoverageIsPrintedForOtherPrograms() throws Exception {
        JsonNode shown = Json.mapper()
                .readTree(events("show", "khojaly-massacre", "--json").out());

        assertThat(shown.at("/coverage/0/id").asText()).isEqualTo("khojaly-massacre@2025");
        assertThat(shown.at("/coverage/1/n").asInt()).isEqualTo(32);
        assertThat(shown.at("/names/tr").toString()).contains("Hocalı");
    }

    @Test
    void anEventThatNothingWasWrittenOfSaysSo() {
        assertThat(events("show", "chernobyl-disaster").out()).contains("No coverage is stored.");
    }

    @Test
    void aDatabaseThatDoesNotAnswerLeavesTheEventShown() {
        Ran ran = Ran.perennial(
                "events",
                "show",
                "khojaly-massacre",
                "--data-directory",
                directory.toString(),
                "--set",
                "database.url=jdbc:postgresql://127.0.0.1:1/perennial");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("Khojaly massacre (1992)");
        assertThat(ran.err()).contains("its coverage is not known", "127.0.0.1:1");
    }

    @Test
    void aSuggestionIsToldWithNamesFiguresAndExamples() {
        Ran ran = events("suggest");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .contains("unconfigured-ferry", "az: bərə qəzası", "en: Łódź ferry wreck", "6 March 1995", "3: en 3")
                .contains("valleypost.example", "[en] Bells for the ferry", "“30th anniversary”")
                .doesNotContain("unconfigured-quarry");
        assertThat(ran.err()).contains("--accept unconfigured-ferry");
    }

    @Test
    void suggestionsOfFewerArticlesAreListedIfAskedFor() {
        assertThat(events("suggest", "--least", "1", "--json").lines())
                .extracting(line -> Json.read(line, Occurrence.class).id())
                .containsExactlyInAnyOrder("unconfigured-ferry", "unconfigured-quarry");
    }

    @Test
    void anAcceptedSuggestionIsAnEventAndNoSuggestionAnyMore() {
        Ran ran = events("suggest", "--accept", "unconfigured-ferry");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("lodz-ferry-wreck-1995 is in", "accepted.yaml");
        assertThat(events("show", "lodz-ferry-wreck-1995").out())
                .contains("Łódź ferry wreck (1995)", "6 March 1995", "03-06", "az: bərə qəzası");
        assertThat(events("suggest").out()).isEmpty();
    }

    @Test
    void anAcceptedSuggestionMayBeGivenItsIdAndTitle() {
        events(
                "suggest",
                "--accept",
                "unconfigured-ferry",
                "--id",
                "ferry-1995",
                "--title",
                "Wreck of the ferry (1995)");

        assertThat(events("show", "ferry-1995").out()).contains("Wreck of the ferry (1995)");
    }

    @Test
    void anIdThatIsTakenLeavesTheSuggestionOpen() {
        Ran ran = events("suggest", "--accept", "unconfigured-ferry", "--id", "khojaly-massacre");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("khojaly-massacre", "give another id");
        assertThat(events("suggest").out()).contains("unconfigured-ferry");
    }

    @Test
    void anIgnoredSuggestionIsNotListedAgain() {
        assertThat(events("suggest", "--ignore", "unconfigured-ferry").out()).contains("not suggested again");

        assertThat(events("suggest").out()).isEmpty();
    }

    @Test
    void aReturnOfAConfiguredEventIsNoSuggestion() {
        Ran ran = events("suggest", "--accept", "khojaly-massacre@2025");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("khojaly-massacre@2025", "events suggest");
    }

    @Test
    void twoDecisionsAtATimeAreWrongUsage() {
        assertThat(events("suggest", "--accept", "unconfigured-ferry", "--ignore", "unconfigured-quarry")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    private Ran events(String... arguments) {
        List<String> words = new ArrayList<>(List.of("events"));
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("--data-directory", directory.resolve("data").toString()));
        words.addAll(List.of("--set", "database.url=" + fresh.jdbcUrl(), "--set", "database.user=" + fresh.user()));
        return Ran.perennial(words.toArray(String[]::new));
    }

    private void write(Occurrence... occurrences) {
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2))) {
            new PostgresArticleStore(database.dataSource())
                    .write(
                            new Batch(List.of(), List.of(), List.of(), List.of(), List.of(occurrences), Map.of()),
                            (index, reason) -> {
                                throw new AssertionError("refused: " + reason);
                            });
        }
    }

    private static Occurrence returned(String id, int n, int year, Occurrence.Cell... cells) {
        int articles = Arrays.stream(cells).mapToInt(Occurrence.Cell::articles).sum();
        return new Occurrence(
                id,
                "khojaly-massacre",
                day(MASSACRE),
                n,
                MASSACRE.withYear(year),
                List.of(name("az", "Xocalı")),
                List.of(cells),
                List.of(),
                List.of("valleypost.example"),
                articles,
                SEEN,
                SEEN);
    }

    private static Occurrence suggested(String id, List<Occurrence.Name> names, int articles) {
        LocalDate day = WRECK.withYear(2025);
        return new Occurrence(
                id,
                null,
                day(WRECK),
                30,
                day,
                names,
                List.of(new Occurrence.Cell(day, 0, "en", null, articles)),
                List.of(new Occurrence.Example(
                        "a1",
                        "https://valleypost.example/1",
                        "valleypost.example",
                        "en",
                        "Bells for the ferry",
                        "ferry wreck",
                        List.of("30th anniversary"))),
                List.of("valleypost.example"),
                articles,
                SEEN,
                SEEN);
    }

    private static EventDate day(LocalDate day) {
        return new EventDate(day, day, EventDate.Precision.DAY);
    }

    private static Occurrence.Name name(String language, String phrase) {
        return new Occurrence.Name(language, phrase, 1);
    }

    private static Occurrence.Cell cell(int year, int offset, String language, @Nullable String country, int articles) {
        return new Occurrence.Cell(MASSACRE.withYear(year).plusDays(offset), offset, language, country, articles);
    }
}
