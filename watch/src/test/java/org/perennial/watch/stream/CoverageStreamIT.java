package org.perennial.watch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;

class CoverageStreamIT {
    private static final LocalDate DAY = LocalDate.of(1995, 2, 25);
    private static final CoverageFilter ANNIVERSARIES = new CoverageFilter(false, null, null);

    private Database database;
    private PostgresArticleStore store;
    private CoverageStream stream;

    @BeforeEach
    void openStore() {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
        store = new PostgresArticleStore(database.dataSource());
        stream = new CoverageStream(database.dataSource());
    }

    @AfterEach
    void closeStore() {
        database.close();
    }

    @Test
    void anAnniversaryIsToldWithItsEventAndNumber() {
        write(anniversary("courier"));

        assertThat(stream.after(0, ANNIVERSARIES)).singleElement().satisfies(line -> {
            assertThat(line.event()).isEqualTo("ferry-disaster");
            assertThat(line.n()).isEqualTo(30);
            assertThat(line.language()).isEqualTo("en");
        });
    }

    @Test
    void anArticleWithoutAnAnniversaryIsToldOnlyToWhoWantsEverything() {
        write(Articles.enriched("herald", "A budget", "The council passed a budget."));

        assertThat(stream.after(0, ANNIVERSARIES)).isEmpty();
        assertThat(stream.after(0, new CoverageFilter(true, null, null))).hasSize(1);
    }

    @Test
    void whatWasSeenIsNotToldAgain() {
        write(anniversary("courier"));
        long seen = stream.newest();
        write(anniversary("herald"));

        assertThat(stream.after(seen, ANNIVERSARIES))
                .singleElement()
                .satisfies(line -> assertThat(line.source()).isEqualTo("herald.example"));
    }

    @Test
    void anotherLanguageIsLeftOut() {
        write(anniversary("courier"));

        assertThat(stream.after(0, new CoverageFilter(false, "az", null))).isEmpty();
    }

    private void write(EnrichedArticle article) {
        store.write(Batch.of(List.of(article), Map.of()), (index, reason) -> {
            throw new AssertionError("refused: " + reason);
        });
    }

    private static EnrichedArticle anniversary(String name) {
        return Articles.enriched(name, "Remembered", "Thirty years have passed since the ferry disaster.")
                .withAnniversaries(List.of(Articles.mention(
                        "ferry-disaster",
                        30,
                        new EventDate(DAY, DAY, EventDate.Precision.DAY),
                        0,
                        "Thirty years have passed since")));
    }
}
