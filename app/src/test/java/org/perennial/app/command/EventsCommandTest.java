package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;
import picocli.CommandLine;

class EventsCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-20T10:00:00Z"), ZoneOffset.UTC);
    private static final String[] QUAY_FIRE = {
        "--id", "quay-fire-1921", "--title", "Quay fire (1921)", "--date", "1921-08-03", "--name", "en=Quay fire"
    };

    @TempDir
    Path directory;

    @Test
    void anEventIsListedWithItsDateDaysNumberTitleAndLanguages() {
        Ran ran = run(new ListEventsCommand(CLOCK), "Khojaly");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines())
                .singleElement()
                .asString()
                .contains("khojaly-massacre", "1992-02-25/1992-02-26", "02-26");
        assertThat(ran.out()).containsPattern("\\b34\\b").contains("Khojaly massacre (1992)", " az ", " ru ");
    }

    @Test
    void aNameIsFoundWithoutItsCapitalsAndAccents() {
        assertThat(run(new ListEventsCommand(CLOCK), "soyqirimi", "hocali").out())
                .contains("khojaly-massacre");
    }

    @Test
    void onlyEventsOfTheRegionAndLanguageAreListed() throws Exception {
        Ran ran = run(new ListEventsCommand(CLOCK), "--region", "caucasus", "--language", "az", "--json");

        assertThat(ran.lines()).isNotEmpty();
        for (String line : ran.lines()) {
            JsonNode event = Json.mapper().readTree(line);
            assertThat(event.path("region").asText()).isEqualTo("Caucasus");
            assertThat(event.path("languages").toString()).contains("\"az\"");
        }
    }

    @Test
    void withoutSuchAnEventTheAnswerIsNo() {
        Ran ran = events("list", "zzzzz");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("no event is like that");
    }

    @Test
    void anEventIsShownWithAllItsNames() {
        Ran ran = events("show", "khojaly-massacre");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .contains("Khojaly massacre (1992)", "night of 25 February 1992 to 26 February 1992", "ru: Ходжали")
                .doesNotContain("Articles by day");
    }

    @Test
    void anIdThatIsNotThereIsToldHowToFindIt() {
        Ran ran = events("show", "khojali");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("khojali", "events list");
    }

    @Test
    void aMentionIsToldWithTheWordsAndTheirPlaces() {
        Ran ran = events(
                "test",
                "--language",
                "en",
                "--published",
                "2022-02-26",
                "The 30th anniversary of the Khojaly massacre.");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .contains("1 mention found", "English (en) as given", "published on 2022-02-26")
                .contains("khojaly-massacre, Khojaly massacre (1992)", "30, stated")
                .contains("“30th” at 4 to 8", "“Khojaly massacre” at 28 to 44", "confidence");
    }

    @Test
    void theLanguageIsToldFromTheText() throws Exception {
        Ran ran = events(
                "test",
                "--published",
                "2022-02-26",
                "--json",
                "In der Stadt wurde am Samstag an den 30. Jahrestag des Massakers erinnert, sagte der Bürgermeister.");

        JsonNode found = Json.mapper().readTree(ran.out());
        assertThat(found.at("/language/tag").asText()).isEqualTo("de");
        assertThat(found.at("/anniversaries/0/n").asInt()).isEqualTo(30);
        assertThat(found.at("/published").asText()).isEqualTo("2022-02-26");
    }

    @Test
    void whereNothingIsFoundThatIsSaidWithTheLanguage() {
        Ran ran = run(new TestEventsCommand(CLOCK), "--language", "en", "The ferry sails again from Monday.");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("Nothing was found", "English (en)", "published on 2026-02-20 (today)");
    }

    @Test
    void aLanguageWithoutAFileIsSaidToBeOne() {
        assertThat(events("test", "--language", "vec", "Niente.").out())
                .contains("Venetian (vec)", "no file of this language");
    }

    @Test
    void theTextCanComeThroughAPipe() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    "The 30th anniversary of the Khojaly massacre.".getBytes(StandardCharsets.UTF_8)));

            assertThat(events("test", "--language", "en", "--published", "2022-02-26", "-")
                            .out())
                    .contains("khojaly-massacre");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void anAddedEventIsWrittenAndKnownFromThenOn() {
        Ran added = add(QUAY_FIRE);

        assertThat(added.exit()).as(added.err()).isEqualTo(Exit.OK);
        assertThat(added.out())
                .contains(
                        directory.resolve("data/knowledge/events/accepted.yaml").toString(), "by itself");
        assertThat(events("show", "quay-fire-1921").out()).contains("3 August 1921", "08-03", "en: Quay fire");
        assertThat(events("test", "--language", "en", "--published", "2021-08-03", "100 years since the Quay fire.")
                        .out())
                .contains("quay-fire-1921");
    }

    @Test
    void everyKeyOfAnEventCanBeGiven() {
        Ran added = add(
                "--id",
                "dyke-break-1953",
                "--title",
                "Dyke break (1953)",
                "--date",
                "1953-01-31/1953-02-01",
                "--precision",
                "night",
                "--day",
                "02-01",
                "--day",
                "1st sunday of february",
                "--name",
                "en=Dyke break",
                "--name",
                "nl=Dijkbreuk",
                "--name",
                "en=Great flood",
                "--region",
                "Coast",
                "--category",
                "disaster",
                "--context",
                "dyke",
                "--context",
                "dijk");

        assertThat(added.exit()).as(added.err()).isEqualTo(Exit.OK);
        assertThat(events("show", "dyke-break-1953").out())
                .contains("night of 31 January 1953 to 1 February 1953", "02-01, 1st sunday of february", "Coast")
                .contains("disaster", "en: Dyke break, Great flood", "nl: Dijkbreuk", "one of: dyke, dijk");
    }

    @Test
    void anIdThatIsTakenIsRefused() {
        add(QUAY_FIRE);

        Ran again = add(QUAY_FIRE);

        assertThat(again.exit()).isEqualTo(Exit.USAGE);
        assertThat(again.err()).contains("quay-fire-1921", "give another id");
    }

    @Test
    void whatCannotBeTakenIsNamedWithTheRemedy() {
        refused("--date", "3 August 1921", "YYYY-MM-DD");
        refused("--id", "Quay Fire", "small Latin letters");
        refused("--name", "Quay fire", "LANGUAGE=NAME");
        refused("--name", "english=Quay fire", "no language tag");
        refused("--name", "en=", "empty name");
        refused("--title", " ", "no title");
        assertThat(directory.resolve("data/knowledge")).doesNotExist();
    }

    @Test
    void theEventsOfAFileAreTakenAllOrNone() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.yaml"), """
                events:
                  - {id: quay-fire-1921, title: Quay fire (1921), date: 1921-08-03, aliases: {en: [Quay fire]}}
                  - {id: khojaly-massacre, title: Taken, date: 1992-02-26, aliases: {en: [Taken]}}
                """);

        Ran ran = add("--file", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("khojaly-massacre");
        assertThat(events("show", "quay-fire-1921").exit()).isEqualTo(Exit.NO);
    }

    @Test
    void aBrokenFileOfEventsIsNamedWithItsLine() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "events:\n  - {id: a, title: A, dates: 1921}\n");

        Ran ran = add("--file", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("mine.yaml", "line: 2", "date");
    }

    @Test
    void theAnniversariesAheadAreListedByDay() {
        Ran ran = run(new UpcomingEventsCommand(CLOCK), "--days", "10", "--region", "Caucasus");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("2026-02-26").contains("34").contains("Khojaly massacre (1992)"));
        assertThat(ran.err()).contains("from 2026-02-20 to 2026-03-01");
    }

    @Test
    void theFirstDayCanBeGiven() {
        Ran ran = events("upcoming", "--from", "2027-02-26", "--days", "1", "--json");

        assertThat(ran.lines())
                .contains("{\"day\":\"2027-02-26\",\"n\":35,\"event\":\"khojaly-massacre\",\"title\":\"Khojaly massacre"
                        + " (1992)\",\"category\":\"mass-killing\",\"region\":\"Caucasus\"}");
    }

    @Test
    void theAnniversariesAheadAreWrittenAsACalendar() throws IOException {
        Path file = directory.resolve("ahead.ics");

        Ran ran = run(new UpcomingEventsCommand(CLOCK), "--days", "10", "--ical", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.err()).contains("ahead.ics");
        assertThat(Files.readString(file))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("UID:khojaly-massacre@2026@perennial\r\n", "DTSTAMP:20260220T100000Z\r\n")
                .contains("DTSTART;VALUE=DATE:20260226\r\n");
        assertThat(run(new UpcomingEventsCommand(CLOCK), "--days", "10", "--ical", "-")
                        .out())
                .isEqualTo(Files.readString(file));
    }

    @Test
    void tooManyDaysAreWrongUsage() {
        assertThat(events("upcoming", "--days", "0").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void withoutADatabaseSuggestSaysHowToHaveOne() {
        Ran ran = events("suggest");

        assertThat(ran.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("perennial run", "database.url");
    }

    private void refused(String option, String value, String remedy) {
        String[] arguments = QUAY_FIRE.clone();
        arguments[Arrays.asList(arguments).indexOf(option) + 1] = value;

        Ran ran = add(arguments);

        assertThat(ran.exit()).as(option + " " + value).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains(remedy);
    }

    private Ran add(String... arguments) {
        List<String> words = new ArrayList<>(List.of("add"));
        words.addAll(Arrays.asList(arguments));
        return events(words.toArray(String[]::new));
    }

    private Ran events(String... arguments) {
        List<String> words = new ArrayList<>(List.of("events"));
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("--data-directory", directory.resolve("data").toString()));
        return Ran.perennial(words.toArray(String[]::new));
    }

    /** One subcommand with a clock of the test's. */
    private Ran run(Object command, String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        words.addAll(List.of("--data-directory", directory.resolve("data").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(Failures::report)
                .execute(words.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
