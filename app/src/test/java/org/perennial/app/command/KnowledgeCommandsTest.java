package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;

/** Languages and events that come by a file alone. */
class KnowledgeCommandsTest {
    /** Venetian does not come along: neither here nor with the language detector, which takes it for Italian. */
    private static final String VENETIAN = """
            language: vec
            name: Venetian
            words: [el, ła, łe, xe, ga, ghe, che, de, par, co, anca, jera, so, ntel, ntela, dapò, ancuò, qua, ła, i, na, del, deła, soło, zente]
            years: [ani, ano]
            numbers: {side: before, suffixes: ["°", mo], ordinals: {çincuantèxemo: 50}}
            dates: {noise: [de, del]}
            anniversary:
              - {p: aniversario, weight: 0.6}
            marking: [ricordà, ricorda, fato memoria]
            slot:
              after: [del, deła, de]
              articles: [el, ła]
              stop: [e, ntel, ntela, co, anca]
            tests:
              - {t: "El paexe el ga ricordà el 25° aniversario del naufragio del tragheto.", pub: 2020-03-06, n: 25, year: 1995}
              - {t: "Ła zente ła xe ndà al marcà.", pub: 2020-03-06, none: true}
            """;

    private static final String ARTICLE =
            "{\"id\":\"1\",\"published\":\"2020-03-06T09:00:00Z\",\"text\":\"El paexe el ga ricordà el 25° aniversario del"
                    + " naufragio del tragheto. Ghe jera tanta zente ntela piasa, e anca el sindego el ga parlà co łe fameje."
                    + " Dapò ła mesa i xe ndà par de qua, che ła xe na strada soło.\"}";

    @TempDir
    Path directory;

    @Test
    void aLanguageThatOnlyAFileBringsIsReadByAnalyze() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);

        JsonNode article = analyzed();

        assertThat(article.at("/language/tag").asText()).isEqualTo("vec");
        assertThat(article.at("/anniversaries/0/n").asInt()).isEqualTo(25);
        assertThat(article.at("/anniversaries/0/event_date/start").asText()).startsWith("1995");
    }

    @Test
    void withoutTheFileTheLanguageIsNotKnown() throws Exception {
        assertThat(analyzed().at("/language/tag").asText()).isNotEqualTo("vec");
    }

    @Test
    void anEventThatOnlyAFileBringsIsFoundByAnalyze() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);
        lay("events/mine.yaml", """
                events:
                  - {id: ferry-1995, title: Ferry wreck (1995), date: 1995-03-06, aliases: {vec: [naufragio del tragheto]}}
                """);

        assertThat(analyzed().at("/anniversaries/0/event").asText()).isEqualTo("ferry-1995");
    }

    @Test
    void aBrokenFileIsWrongConfigurationNamedWithItsLine() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN.replace("marking:", "markings:"));

        Ran ran = analyze();

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("vec.yaml", "correct it at line: ", "markings");
    }

    @Test
    void aFileNamedOtherwiseThanItsLanguageIsToldWhatToDo() throws Exception {
        lay("lexicon/venetian.yaml", VENETIAN);

        Ran ran = analyze();

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("venetian.yaml", "name the file vec.yaml");
    }

    @Test
    void theFolderCanBeElsewhere() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);

        Ran ran = Ran.perennial(
                "languages",
                "show",
                "vec",
                "--set",
                "knowledge.directory=" + directory.resolve("data/knowledge"),
                "--data-directory",
                directory.resolve("none").toString());

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("Venetian (vec)", "aniversario", "ricordà");
    }

    @Test
    void theDoctorCountsWhatIsYours() throws Exception {
        lay("lexicon/vec.yaml", VENETIAN);

        assertThat(doctor().out()).contains("well  knowledge 1 languages and 0 events of your own");
    }

    @Test
    void theDoctorNamesABrokenFile() throws Exception {
        lay("events/mine.yaml", "events:\n  - {id: a, title: A, aliases: {en: [A]}}\n");

        Ran ran = doctor();

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("WRONG knowledge ", "mine.yaml", "-> correct the file");
    }

    private Ran doctor() {
        return Ran.perennial("doctor", "--data-directory", data(), "--set", "web.port=0");
    }

    private JsonNode analyzed() throws IOException {
        Ran ran = analyze();
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        return Json.mapper().readTree(ran.lines().get(0));
    }

    private Ran analyze() throws IOException {
        Path file = Files.writeString(directory.resolve("articles.jsonl"), ARTICLE + "\n");
        return Ran.perennial("analyze", "--data-directory", data(), file.toString());
    }

    private void lay(String name, String text) throws IOException {
        Path file = directory.resolve("data/knowledge").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String data() {
        return directory.resolve("data").toString();
    }
}
