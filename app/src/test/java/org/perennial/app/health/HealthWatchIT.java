package org.perennial.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.testkit.TestDatabase;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HealthWatchIT {
    private static final Instant NOW = Instant.parse("2025-02-25T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Database database;

    @BeforeEach
    void openAStore() {
        TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();
        database = Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
    }

    @AfterEach
    void closeIt() {
        database.close();
    }

    @Test
    void aLanguageThatHasStoppedIsNamedAndMeasuredAndTheOthersAreNot() throws SQLException {
        store("az", "az.example", NOW.minus(Duration.ofDays(2)));
        store("en", "en.example", NOW);
        try (HealthWatch watch = HealthWatch.still(database.dataSource(), clock, metrics)) {
            watch.look();

            assertThat(watch.problem().orElseThrow())
                    .startsWith("language az is silent since 2025-02-23T09:00:00Z, expected 48 a day")
                    .contains("az.example is silent")
                    .doesNotContain("language en", "en.example");
            assertThat(metrics.get("perennial.language.alarm")
                            .tag("language", "az")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(metrics.get("perennial.language.alarm")
                            .tag("language", "en")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void aSilenceBeginsAndEndsWhileItIsLookedAt() throws SQLException {
        store("az", "az.example", NOW);
        try (HealthWatch watch = HealthWatch.still(database.dataSource(), clock, metrics)) {
            watch.look();
            assertThat(watch.problem()).isEmpty();

            now.set(NOW.plus(Duration.ofHours(13)));
            watch.look();
            assertThat(watch.problem()).isPresent();

            store("az", "az.example", NOW.plus(Duration.ofHours(13)), 26);
            now.set(NOW.plus(Duration.ofHours(14)));
            watch.look();
            assertThat(watch.problem()).isEmpty();
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsItselfTheProblem() throws SQLException {
        store("az", "az.example", NOW.minus(Duration.ofDays(2)));
        try (HealthWatch watch = HealthWatch.still(database.dataSource(), clock, metrics)) {
            watch.look();
            database.close();
            now.set(NOW.plus(Duration.ofMinutes(20)));
            watch.look();

            assertThat(watch.problem().orElseThrow())
                    .contains("have not been looked at since 2025-02-25T09:00:00Z")
                    .contains("language az is silent");
        }
    }

    @Test
    void whatASourcesArticlesAreLikeIsCounted() throws SQLException {
        store("az", "az.example", NOW);

        StoredCounts.Quality quality = new StoredCounts(database.dataSource())
                .quality(NOW.minus(Duration.ofDays(1)))
                .get("az.example");

        assertThat(quality.articles()).isEqualTo(48);
        assertThat(quality.undated()).isEqualTo(48);
        assertThat(quality.otherwise()).isEqualTo(48);
    }

    /** Two an hour over five weeks, until then. */
    private void store(String language, String source, Instant until) throws SQLException {
        store(language, source, until, 35 * 24 * 2);
    }

    private void store(String language, String source, Instant until, int count) throws SQLException {
        Instant end = until.truncatedTo(ChronoUnit.HOURS);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT make_article_month(month) FROM (VALUES (date '2025-01-01'), (date '2025-02-01'))"
                    + " AS needed (month)");
            statement.execute(
                    "INSERT INTO article (id, month, source, text, published_from, fetched, version, language,"
                            + " relation, document, change)"
                            + " SELECT '" + source + end + "' || n, date_trunc('month', at AT TIME ZONE 'UTC')::date, '"
                            + source
                            + "', '', 'fetched', at, 1, '" + language + "', 'original', '{\"language_hint\":\"tr\"}', n"
                            + " FROM (SELECT n, timestamptz '" + end
                            + "' - interval '1 second' - n * interval '30 minutes' AS at"
                            + " FROM generate_series(0, " + (count - 1) + ") AS n) AS one");
        }
    }
}
