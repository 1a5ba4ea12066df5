package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class SearchCommandIT {
    private static final LocalDate NIGHT = LocalDate.of(1992, 2, 25);

    @TempDir
    Path directory;

    private TestDatabase.Fresh fresh;

    @BeforeEach
    void storeArticles() {
        fresh = TestDatabase.shared().freshDatabase();
        List<EnrichedArticle> articles = List.of(
                Articles.enriched("courier", "Xocalı soyqırımının 33 ili", "Bakıda anma mərasimi keçirildi.")
                        .withLanguage(new Language("az", 0.99, List.of(), List.of()))
                        .withAnniversaries(List.of(Articles.mention(
                                "khojaly-massacre",
                                33,
                                new EventDate(NIGHT, NIGHT.plusDays(1), EventDate.Precision.NIGHT),
                                0,
                                "Bakıda"))),
                Articles.enriched("herald", "A budget", "The council of Baku passed a budget."),
                Articles.enriched("ledger", "Another budget", "The council passed another."));
        try (Database database =
                Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2))) {
            new PostgresArticleStore(database.dataSource()).write(Batch.of(articles, Map.of()), (index, reason) -> {
                throw new AssertionError("refused: " + reason);
            });
        }
    }

    @Test
    void anArticleIsFoundWhateverTheKeyboard() {
        Ran ran = search("xocali event:khojaly n:33");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.lines())
                .containsExactly(
                        "2025-02-25 09:10  az  courier.example  Xocalı soyqırımının 33 ili  khojaly-massacre n:33");
    }

    @Test
    void otherProgramsAreToldWhyItMatches() throws Exception {
        JsonNode found =
                Json.mapper().readTree(search("--json", "title:xocali lang:az").out());

        assertThat(found.at("/article/title").asText()).isEqualTo("Xocalı soyqırımının 33 ili");
        assertThat(found.at("/why").toString())
                .isEqualTo("{\"words\":[{\"place\":\"title\",\"start\":0,\"end\":6}],\"fields\":[\"lang:az\"]}");
    }

    @Test
    void theNextPageBeginsWhereTheLastOneEnded() {
        Ran first = search("budget", "--limit", "1");
        String place = first.err().replaceFirst("(?s).*--from (\\S+).*", "$1");

        assertThat(search("budget", "--from", place).lines()).hasSize(1).doesNotContainAnyElementsOf(first.lines());
    }

    @Test
    void nothingFoundIsSaid() {
        Ran ran = search("tbilisi");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("nothing that is stored is like that");
    }

    @Test
    void anErrorPointsAtItsColumn() {
        Ran ran = search("霍贾利 lnag:az");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err())
                .contains("unknown field \"lnag:\" at column 5: did you mean lang:?", "  霍贾利 lnag:az", "         ^");
    }

    private Ran search(String... arguments) {
        List<String> line = new ArrayList<>(List.of("search"));
        line.addAll(Arrays.asList(arguments));
        line.addAll(List.of(
                "--zone",
                "UTC",
                "--data-directory",
                directory.toString(),
                "--set",
                "database.url=" + fresh.jdbcUrl(),
                "--set",
                "database.user=" + fresh.user()));
        return Ran.perennial(line.toArray(String[]::new));
    }
}
