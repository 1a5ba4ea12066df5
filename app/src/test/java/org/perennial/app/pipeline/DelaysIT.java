package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.EnrichedArticle;
import org.perennial.sink.Batch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.sink.PostgresArticleStore;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestDatabase;
import org.perennial.web.operations.Standing.Delay;

class DelaysIT {
    private static final Instant NOON = Instant.parse("2025-02-26T12:00:00Z");

    private final TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
    private final Database database =
            Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
    private final Delays delays = new Delays(database.dataSource());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLastHourIsCountedFromTheFetchWithoutReplays() throws SQLException {
        stored("one", NOON.minus(Duration.ofMinutes(30)), Duration.ofSeconds(4));
        stored("two", NOON.minus(Duration.ofMinutes(20)), Duration.ofSeconds(8));
        stored("earlier", NOON.minus(Duration.ofHours(3)), Duration.ofSeconds(60));
        stored("replayed", NOON.minus(Duration.ofDays(3)), Duration.ofDays(3).minusMinutes(5));

        Delay fetched = of(Delay.Since.FETCHED);
        assertThat(fetched.articles()).isEqualTo(2);
        assertThat(fetched.p50()).isCloseTo(6, within(1e-6));
        assertThat(fetched.steps()).hasSize(2).extracting(Delay.Step::articles).containsOnly(1L);
    }

    @Test
    void anHourInWhichNothingWasStoredHasNoFigures() {
        assertThat(of(Delay.Since.PUBLISHED))
                .isEqualTo(new Delay(Delay.Since.PUBLISHED, 0, null, null, null, List.of()));
    }

    @Test
    void theSinkNotesWhenItStores() {
        Instant before = Instant.ofEpochMilli(0);
        store(Articles.enriched("now", "Now", "text", "en", before));

        assertThat(database.dataSource()).satisfies(source -> {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT stored > now() - interval '1 hour' FROM article")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).isTrue();
            }
        });
    }

    private Delay of(Delay.Since since) {
        return delays.read(NOON).stream()
                .filter(delay -> delay.since() == since)
                .findFirst()
                .orElseThrow();
    }

    private void stored(String name, Instant fetched, Duration after) throws SQLException {
        EnrichedArticle article = Articles.enriched(name, name, "text of " + name, "en", fetched);
        store(article);
        try (Connection connection = database.dataSource().getConnection();
                var update = connection.prepareStatement(
                        "UPDATE article SET stored = fetched + ? * interval '1 ms' WHERE id = ?")) {
            update.setLong(1, after.toMillis());
            update.setString(2, article.id());
            update.executeUpdate();
        }
    }

    private void store(EnrichedArticle article) {
        new PostgresArticleStore(database.dataSource()).write(Batch.of(List.of(article), Map.of()), (index, reason) -> {
            throw new IllegalStateException(reason);
        });
    }
}
