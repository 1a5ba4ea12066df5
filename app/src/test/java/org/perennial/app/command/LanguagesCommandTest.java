package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.contract.Json;

class LanguagesCommandTest {
    private static final String VENETIAN = """
            language: vec
            name: Venetian
            years: [ani]
            numbers: {side: before, suffixes: ["°"]}
            anniversary: [{p: aniversario, weight: 0.6}]
            tests:
              - {t: "El 25° aniversario del naufragio.", pub: 2020-03-06, n: 25, year: 1995}
              - {t: "El tragheto el parte.", pub: 2020-03-06, none: true}
            """;

    @TempDir
    Path directory;

    @Test
    void everyLanguageWithAFileIsListed() {
        Ran ran = languages("list");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines()).hasSameSizeAs(AnniversaryTagger.lexicons().keySet());
        assertThat(ran.lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("az ").contains("Azerbaijani", "Latn", "patterns", "tests"));
    }

    @Test
    void aLanguageOfTwoScriptsNamesBoth() throws Exception {
        JsonNode serbian = languages("list", "--json").lines().stream()
                .map(line -> Json.read(line, JsonNode.class))
                .filter(row -> row.path("tag").asText().equals("sr"))
                .findFirst()
                .orElseThrow();

        assertThat(serbian.path("scripts").toString()).contains("Latn", "Cyrl");
        assertThat(serbian.path("patterns").asInt()).isPositive();
        assertThat(serbian.path("positive").asInt()).isPositive();
        assertThat(serbian.path("negative").asInt()).isPositive();
    }

    @Test
    void aLanguageIsShownWithItsPatterns() {
        assertThat(languages("show", "en").out()).contains("English (en), script Latn", "anniversary", "block");
    }

    @Test
    void aLanguageWithoutAFileIsToldSo() {
        Ran ran = languages("show", "tlh");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("tlh", "languages list");
    }

    @Test
    void aFileThatGetsItsSentencesRightPasses() throws Exception {
        Ran ran = tested(VENETIAN);

        assertThat(ran.exit()).as(ran.out()).isEqualTo(Exit.OK);
        assertThat(ran.err()).contains("2 of 2 sentences right");
    }

    @Test
    void aSentenceThatIsWrongIsPrintedWithWhatWasFound() throws Exception {
        Ran ran = tested(VENETIAN.replace("n: 25,", "n: 26,"));

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("El 25° aniversario", "expected n 26", "found    n 25, year 1995");
        assertThat(ran.err()).contains("1 of 2 sentences right");
    }

    @Test
    void sentencesOfOneSortAloneAreToldToBeTooFew() throws Exception {
        assertThat(tested(VENETIAN.replace("none: true", "n: 1")).err()).contains("write sentences of both sorts");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsLine() throws Exception {
        Ran ran = tested(VENETIAN.replace("years:", "yeers:"));

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("vec.yaml", "line: ", "yeers");
    }

    /** The page is printed by the command so that it never says anything else than the files. */
    @Test
    void thePageOfLanguagesIsWhatTheCommandPrints() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "languages.md")))
                .as("docs/languages.md is not what the command prints; renew it with:"
                        + " ./perennial languages list --markdown > docs/languages.md")
                .isEqualTo(languages("list", "--markdown").out());
    }

    private Ran tested(String lexicon) throws IOException {
        return languages(
                "test",
                Files.writeString(directory.resolve("vec.yaml"), lexicon).toString());
    }

    private Ran languages(String... arguments) {
        String[] words = new String[arguments.length + 3];
        words[0] = "languages";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        words[words.length - 2] = "--data-directory";
        words[words.length - 1] = directory.resolve("data").toString();
        return Ran.perennial(words);
    }
}
