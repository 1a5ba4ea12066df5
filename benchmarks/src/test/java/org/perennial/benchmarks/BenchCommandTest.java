package org.perennial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void analyzeIsMeasuredBesideLingua() {
        int exit = run("analyze", "--articles", "10", "--rounds", "1");

        assertThat(exit).isZero();
        assertThat(out.toString().lines().filter(line -> line.matches(".*\\d+\\.\\d +\\d+\\.\\d\\d")))
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("Lingua, whole text, high accuracy"))
                .anySatisfy(line -> assertThat(line).startsWith("analyze "));
    }

    @Test
    void aFileWithAnUnreadableArticleIsNamedWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("articles.jsonl");
        Files.writeString(file, "{\"id\":\"a\",\"text\":\"words\"}\n{\"id\":\n");

        assertThat(run("analyze", file.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("articles.jsonl, article 2: cannot read RawArticle");
    }

    @Test
    void noArticlesAtAllAreRefused() {
        assertThat(run("analyze", "--articles", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--articles is 0: give at least 1");
    }

    @Test
    void theEngineNamesTheLanguagesThatLinguaNames() {
        int exit = run("language", "--articles", "40", "--lingua", "5", "--rounds", "1");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains(
                        "Lingua, 1 thread",
                        "engine, 2 threads",
                        "the same language for 40 of 40 texts, the same values for 40");
    }

    @Test
    void pagesAreReadBesideJsoupAndReadability() {
        int exit = run("ingest", "--pages", "10", "--rounds", "1");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("jsoup's parse alone", "extract", "Readability4J", "ROME", "time (first=1)");
    }

    @Test
    void aFolderOfPagesThatIsNotThereIsNamed() {
        assertThat(run("ingest", "no-such-folder")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("cannot read no-such-folder: give a folder of pages");
    }

    @Test
    void duplicatesAreFoundBesideMinHashAndSimHash() {
        int exit = run("duplicates", "--articles", "11", "--rounds", "1");

        assertThat(exit).isZero();
        assertThat(out.toString().lines().filter(line -> line.matches(".*\\d\\.\\d{3}")))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith("TextPrint ").endsWith("1.000  1.000"))
                .anySatisfy(line -> assertThat(line).startsWith("MinHash 128"))
                .anySatisfy(line -> assertThat(line).startsWith("SimHash 64"));
        assertThat(err.toString()).contains("way 4 of 4");
    }

    @Test
    void labelledCopiesAreReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gold.jsonl");
        String row =
                "{\"id\":\"%s\",\"cluster\":\"%s\",\"published\":\"2025-02-25T09:10:00Z\",\"title\":null,\"text\":\"%s\"}%n";
        String text = SampleArticles.generate(1).get(0).text();
        Files.writeString(file, row.formatted("a", "c", text) + row.formatted("b", "c", text));

        assertThat(run("duplicates", "--rounds", "1", "--json", "--gold", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"finder\":\"TextPrint\"").contains("\"recall\":1.0");
    }

    @Test
    void aFileWithAnUnreadableRowIsNamedWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gold.jsonl");
        Files.writeString(file, "{\"id\":\n");

        assertThat(run("duplicates", "--gold", file.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("gold.jsonl, row 1: cannot read DuplicateRow");
    }

    @Test
    void benchAloneSaysWhatThereIs() {
        assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("perennial bench analyze");
    }

    @Test
    void theSampleIsTheSameEachTime() {
        assertThat(SampleArticles.generate(20)).isEqualTo(SampleArticles.generate(20));
    }

    @Test
    void theSampleHoldsCopies() {
        assertThat(SampleArticles.generate(10).stream().map(RawArticle::text).distinct())
                .hasSize(8);
    }

    @Test
    void aSampleArticleIsAReadableRawArticle() {
        RawArticle article = SampleArticles.generate(1).get(0);

        assertThat(Json.read(Json.write(article), RawArticle.class)).isEqualTo(article);
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
