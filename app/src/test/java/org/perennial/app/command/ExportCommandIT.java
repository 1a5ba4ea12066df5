package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class ExportCommandIT {
    @TempDir
    Path directory;

    private TestDatabase.Fresh fresh;

    @BeforeEach
    void storeArticles() {
        fresh = TestDatabase.shared().freshDatabase();
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2))) {
            new PostgresArticleStore(database.dataSource())
                    .write(
                            Batch.of(
                                    List.of(
                                            Articles.enriched("a", "Xocalı", "=cmd"),
                                            Articles.enriched("b", "Tbilisi", "text")),
                                    Map.of()),
                            (index, reason) -> {
                                throw new AssertionError("refused: " + reason);
                            });
        }
    }

    @Test
    void whatASearchFindsBecomesAFile() throws Exception {
        Path file = directory.resolve("found.csv");
        Ran ran = export("--format", "csv", "--output", file.toString(), "xocali");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.err()).contains("Exported 1 article");
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .last()
                .asString()
                .contains("Xocalı")
                .endsWith("'=cmd");
        assertThat(Files.list(directory)).containsOnly(file);
    }

    @Test
    void nothingFoundIsSaid() {
        Ran ran = export(
                "--format", "jsonl", "--output", directory.resolve("none").toString(), "yerevan");
        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("nothing that is stored is like that");
    }

    @Test
    void anUnknownFormatIsNamedWithThoseThatThereAre() {
        Ran ran = export("--format", "pdf");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("--format is pdf; give one of csv, csv-excel, xlsx, jsonl, atom, json-feed");
    }

    private Ran export(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--set",
                "database.url=" + fresh.jdbcUrl(),
                "--set",
                "database.user=" + fresh.user(),
                "--data-directory",
                directory.resolve("data").toString()));
        return Ran.perennial(all.toArray(String[]::new));
    }
}
