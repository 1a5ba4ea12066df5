package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;

class AnalyzeCommandTest {
    private static final String FIRST =
            "{\"id\":\"1\",\"text\":\"The ferry sails again from Monday, the harbour master said in the town hall.\"}";
    private static final String SECOND = "{\"id\":\"2\",\"published\":\"2025-04-26T09:00:00Z\",\"text\":"
            + "\"Wreaths were laid 39 years after the Chernobyl disaster.\"}";
    private static final String THIRD =
            "{\"id\":\"3\",\"text\":\"Der Rat der Stadt hat am Abend den Bau der neuen Bibliothek beschlossen.\"}";

    @TempDir
    Path directory;

    @Test
    void articlesComeOutInTheOrderInWhichTheyWentIn() throws Exception {
        Ran ran = analyze(List.of(FIRST, SECOND, THIRD));

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ids(ran)).containsExactly("1", "2", "3");
        assertThat(Json.mapper()
                        .readTree(ran.lines().get(2))
                        .at("/language/tag")
                        .asText())
                .isEqualTo("de");
        assertThat(ran.err()).startsWith("3 articles in ");
    }

    @Test
    void aTagShowsTheWordsThatMadeIt() throws Exception {
        JsonNode article =
                Json.mapper().readTree(analyze(List.of(SECOND)).lines().get(0));

        JsonNode mention = article.at("/anniversaries/0");
        assertThat(mention.path("event").asText()).isEqualTo("chernobyl-disaster");
        assertThat(mention.path("n").asInt()).isEqualTo(39);
        String text = article.path("text").asText();
        assertThat(mention.path("evidence"))
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(text.substring(
                                text.offsetByCodePoints(
                                        0, evidence.path("start").asInt()),
                                text.offsetByCodePoints(0, evidence.path("end").asInt())))
                        .isEqualTo(evidence.path("text").asText()));
    }

    @Test
    void aLineThatCannotBeReadIsReportedAndPassedOver() throws Exception {
        Ran ran = analyze(List.of(FIRST, "{\"id\":", "", SECOND, "{\"text\":\"no id and no url\"}", THIRD));

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ids(ran)).containsExactly("1", "2", "3");
        assertThat(ran.err().lines()).hasSize(3);
        assertThat(ran.err()).contains("articles.jsonl, line 2", "articles.jsonl, line 5", "\"id\" or a \"url\"");
    }

    @Test
    void onlyTheJudgementsAskedForAreMade() throws Exception {
        Path file = write(List.of(SECOND));

        JsonNode article = Json.mapper()
                .readTree(Ran.perennial("analyze", "--stages", "language", file.toString())
                        .lines()
                        .get(0));

        assertThat(article.has("language")).isTrue();
        assertThat(article.path("anniversaries")).isEmpty();
    }

    @Test
    void anUnknownJudgementIsNamedWithThoseThatAre() throws Exception {
        Ran ran = Ran.perennial(
                "analyze", "--stages", "langauge", write(List.of(FIRST)).toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).containsIgnoringCase("langauge").containsIgnoringCase("anniversaries");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Ran ran = Ran.perennial("analyze", directory.resolve("none.jsonl").toString());

        assertThat(ran.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("there is no file", "none.jsonl");
    }

    private Ran analyze(List<String> lines) throws IOException {
        return Ran.perennial("analyze", write(lines).toString());
    }

    private Path write(List<String> lines) throws IOException {
        return Files.write(directory.resolve("articles.jsonl"), lines);
    }

    private static List<String> ids(Ran ran) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : ran.lines()) {
            ids.add(Json.mapper().readTree(line).path("id").asText());
        }
        return ids;
    }
}
