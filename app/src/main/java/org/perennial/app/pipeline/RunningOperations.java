package org.perennial.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.FreeSpace;
import org.perennial.app.health.HealthWatch;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.FeedState;
import org.perennial.ingest.health.Health;
import org.perennial.ingest.poll.PollReason;
import org.perennial.ingest.source.Source;
import org.perennial.web.operations.OperationsDesk;
import org.perennial.web.operations.SourceStanding;
import org.perennial.web.operations.Standing;

/**
 * How the work of this installation stands, by its topics, its database and its list of sources. What is dear to count is
 * counted at most every few seconds, however many ask. Safe for all threads.
 */
final class RunningOperations implements OperationsDesk, AutoCloseable {
    private static final Duration SEEN = Duration.ofDays(7);
    private static final int HOURS = 24;
    private static final int QUERY_SECONDS = 10;
    private static final int MOST_LANGUAGES = 5;
    private static final Duration LANGUAGES_FRESH = Duration.ofMinutes(1);
    private static final Duration LANGUAGES_USABLE = Duration.ofMinutes(10);
    private static final Duration STANDING_FRESH = Duration.ofSeconds(3);
    private static final Duration STANDING_USABLE = Duration.ofSeconds(30);
    private static final Duration LIST_FRESH = Duration.ofSeconds(20);
    private static final Duration LIST_USABLE = Duration.ofMinutes(5);
    private static final String LANGUAGES = "SELECT source, language, count(*) AS articles FROM article"
            + " WHERE month >= ? AND fetched >= ? AND source IS NOT NULL AND language IS NOT NULL AND language <> 'und'"
            + " GROUP BY source, language ORDER BY source, count(*) DESC, language";
    private static final String BY_HOUR =
            "SELECT date_trunc('hour', fetched AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS hour, count(*) AS articles"
                    + " FROM article WHERE month >= ? AND fetched >= ? GROUP BY 1";

    private final Configuration configuration;
    private final Map<String, Object> kafka;
    private final DataSource database;
    private final @Nullable HealthWatch health;
    private final Path data;
    private final Clock clock;
    private final FeedStates states;
    private final Delays delays;
    private final Kept<List<Source>> list;
    private final Kept<Map<String, List<String>>> languages;
    private final Kept<Standing> standing;

    RunningOperations(
            Configuration configuration,
            Map<String, Object> kafka,
            DataSource database,
            @Nullable HealthWatch health,
            Path data,
            Clock clock) {
        this.configuration = configuration;
        this.kafka = Map.copyOf(kafka);
        this.database = database;
        this.health = health;
        this.data = data;
        this.clock = clock;
        this.states = new FeedStates(kafka);
        this.delays = new Delays(database);
        this.list = new Kept<>(this::list, LIST_FRESH, LIST_USABLE, clock);
        this.languages = new Kept<>(this::languages, LANGUAGES_FRESH, LANGUAGES_USABLE, clock);
        this.standing = new Kept<>(this::stand, STANDING_FRESH, STANDING_USABLE, clock);
    }

    @Override
    public List<SourceStanding> sources() {
        Map<String, FeedStates.Noted> noted;
        try {
            noted = states.now();
        } catch (KafkaException e) {
            throw outOfReach(e);
        }
        Map<String, List<String>> seen = languages.get();
        Map<String, Health> standings = health == null ? Map.of() : health.sources();
        return list.get().stream()
                .map(source -> standing(
                        source,
                        noted.get(source.url()),
                        seen.getOrDefault(source.publisher(), List.of()),
                        standings.get(source.publisher())))
                .toList();
    }

    private List<Source> list() {
        try {
            return StageSettings.sources(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        states.close();
    }

    private SourceStanding standing(
            Source source, FeedStates.@Nullable Noted noted, List<String> seen, @Nullable Health health) {
        FeedState state = noted == null ? null : noted.state().asOf(clock.instant());
        FeedState.Plan plan = state == null ? null : state.plan();
        Optional<PollReason> reason = plan == null ? Optional.empty() : PollReason.of(plan.reason());
        boolean ended = reason.filter(why -> why == PollReason.STOPPED || why == PollReason.GONE)
                .isPresent();
        Health judged = health == null || health.state() == Health.State.UNKNOWN ? null : health;
        return new SourceStanding(
                source.publisher(),
                source.url(),
                source.title(),
                state == null ? null : state.polled(),
                state == null || ended ? null : state.nextPoll(),
                plan == null ? null : plan.reason(),
                reason.map(PollReason::words).orElse(plan == null ? null : plan.reason()),
                state == null ? 0 : state.failures(),
                state == null ? null : state.lastProblem(),
                noted == null ? 0 : noted.entries(),
                source.language(),
                seen,
                health != null && health.state().isAlarm()
                        ? health.state().name().toLowerCase(Locale.ROOT)
                        : null,
                judged == null ? null : judged.expected(),
                judged == null ? null : judged.today(),
                health == null ? null : health.last());
    }

    @Override
    public Standing standing() {
        return standing.get();
    }

    private Standing stand() {
        try {
            return new Standing(
                    clock.instant(),
                    Lags.read(kafka),
                    hours(),
                    delays.read(clock.instant()),
                    letters(),
                    FreeSpace.OF_THE_FILE_SYSTEM.bytesAt(data),
                    List.of(
                            "perennial " + version(),
                            "kafka " + AppInfoParser.getVersion(),
                            "java " + Runtime.version()));
        } catch (KafkaException e) {
            throw outOfReach(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int replay(@Nullable String reason) {
        Optional<DeadLetterReason> asked = reason == null ? Optional.empty() : DeadLetterReason.ofCode(reason);
        if (reason != null && asked.isEmpty()) {
            throw new IllegalArgumentException("reason=" + reason + " is no reason for a dead letter");
        }
        try {
            standing.forget();
            return DeadLetters.replay(kafka, DeadLetters.all(kafka, asked));
        } catch (KafkaException e) {
            throw outOfReach(e);
        }
    }

    private static String version() {
        String own = RunningOperations.class.getPackage().getImplementationVersion();
        return own == null ? "(from source)" : own;
    }

    private static OutOfReachException outOfReach(KafkaException e) {
        return new OutOfReachException("the broker does not answer (" + e.getMessage() + ")", e);
    }

    private List<Standing.LetterCount> letters() {
        Map<String, List<DeadLetters.Letter>> byReason = new TreeMap<>();
        DeadLetters.all(kafka, Optional.empty())
                .forEach(letter -> byReason.computeIfAbsent(
                                letter.about().reason().code(), any -> new ArrayList<>())
                        .add(letter));
        List<Standing.LetterCount> counts = new ArrayList<>();
        byReason.forEach((reason, letters) -> {
            DeadLetters.Letter last = letters.get(letters.size() - 1);
            counts.add(new Standing.LetterCount(
                    reason,
                    letters.size(),
                    (int) letters.stream().filter(DeadLetters.Letter::isRecord).count(),
                    last.about().at(),
                    last.name() + ": " + last.about().detail()));
        });
        return counts;
    }

    private List<Standing.Hour> hours() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant from = now.minus(Duration.ofHours(HOURS - 1L));
        Map<Instant, Long> counted = new HashMap<>();
        ask(BY_HOUR, from, row -> counted.put(row.getTimestamp("hour").toInstant(), row.getLong("articles")));
        List<Standing.Hour> hours = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            Instant hour = from.plus(Duration.ofHours(i));
            hours.add(new Standing.Hour(hour, counted.getOrDefault(hour, 0L)));
        }
        return hours;
    }

    private Map<String, List<String>> languages() {
        Map<String, List<String>> languages = new HashMap<>();
        ask(LANGUAGES, clock.instant().minus(SEEN), row -> {
            List<String> seen = languages.computeIfAbsent(row.getString("source"), any -> new ArrayList<>());
            if (seen.size() < MOST_LANGUAGES) {
                seen.add(row.getString("language"));
            }
        });
        return languages;
    }

    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private void ask(String sql, Instant from, RowTaker taker) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setQueryTimeout(QUERY_SECONDS);
            query.setObject(1, from.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
            query.setTimestamp(2, Timestamp.from(from));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    taker.take(found);
                }
            }
        } catch (SQLException e) {
            throw new OutOfReachException("the database does not answer (" + e.getMessage() + ")", e);
        }
    }
}
