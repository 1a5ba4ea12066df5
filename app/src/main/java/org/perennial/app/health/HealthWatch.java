package org.perennial.app.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.health.Health;
import org.perennial.ingest.health.Health.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few minutes whether languages and sources bring what they usually do, and tells it as metrics, as a problem for
 * readiness, and in the log.
 *
 * <p>That a language has fallen silent is told by name. Where it cannot be looked at, because the database does not answer,
 * that itself is the problem: no look that failed ever counts as a good one. One thread of its own.
 */
public final class HealthWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    /** After so long without a good look nobody knows how things stand. */
    private static final Duration LONGEST_BLIND = Duration.ofMinutes(15);

    private static final int MOST_NAMED = 20;

    private final StoredCounts counts;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final MultiGauge languageStates;
    private final MultiGauge languageExpected;
    private final MultiGauge sourceStates;
    private final Thread thread = new Thread(this::run, "health");
    private volatile Instant looked;
    private volatile @Nullable String failure;
    private volatile Map<String, Health> languages = Map.of();
    private volatile Map<String, Health> sources = Map.of();
    private Set<String> told = Set.of();

    private HealthWatch(DataSource database, Clock clock, MeterRegistry metrics) {
        this.counts = new StoredCounts(database);
        this.clock = clock;
        this.looked = clock.instant();
        this.languageStates = MultiGauge.builder("perennial.language.alarm")
                .description("1 for a language that is silent, has fallen, or is flooded; 0 else")
                .register(metrics);
        this.languageExpected = MultiGauge.builder("perennial.language.expected")
                .description("Articles a day that are expected in a language")
                .register(metrics);
        this.sourceStates = MultiGauge.builder("perennial.sources.alarms")
                .description("How many sources are silent, have fallen, or are flooded")
                .register(metrics);
        Gauge.builder("perennial.health.age", this, watch -> watch.age().toSeconds())
                .description("Seconds since languages and sources were last looked at")
                .register(metrics);
        thread.setDaemon(true);
    }

    /** Begins to look. @param database the store that the sink writes to */
    public static HealthWatch start(DataSource database, Clock clock, MeterRegistry metrics) {
        HealthWatch watch = new HealthWatch(database, clock, metrics);
        watch.thread.start();
        return watch;
    }

    /** A watch that looks when it is told to. */
    static HealthWatch still(DataSource database, Clock clock, MeterRegistry metrics) {
        return new HealthWatch(database, clock, metrics);
    }

    private void run() {
        try {
            do {
                look();
            } while (!ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        Instant now = clock.instant();
        try {
            counts.refresh(now);
            languages = counts.languages(now);
            sources = counts.sources(now);
            measure();
            tell();
            looked = now;
            failure = null;
        } catch (SQLException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            log.atWarn()
                    .setMessage("health of languages and sources cannot be looked at, tried again")
                    .addKeyValue("problem", failure)
                    .log();
        }
    }

    /** How the sources stood at the last look, by their name; empty before the first. */
    public Map<String, Health> sources() {
        return sources;
    }

    /** What somebody should look at, the silent languages first; empty if all is as usual. */
    public Optional<String> problem() {
        List<String> problems = new ArrayList<>();
        if (age().compareTo(LONGEST_BLIND) > 0) {
            problems.add("languages and sources have not been looked at since " + looked
                    + (failure == null ? "" : " (" + failure + ")"));
        }
        languages.forEach((tag, health) -> sentence("language " + tag, health).ifPresent(problems::add));
        List<String> named = new ArrayList<>();
        sources.forEach((source, health) -> sentence(source, health).ifPresent(named::add));
        problems.addAll(named.size() > MOST_NAMED ? named.subList(0, MOST_NAMED) : named);
        if (named.size() > MOST_NAMED) {
            problems.add("and " + (named.size() - MOST_NAMED) + " more sources");
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    /** An alarm for people; empty where there is none. */
    public static Optional<String> sentence(String name, Health health) {
        return switch (health.state()) {
            case SILENT ->
                Optional.of("%s is silent since %s, expected %s a day"
                        .formatted(name, health.last(), number(health.expected())));
            case FALLEN ->
                Optional.of("%s has fallen from %s to %s a day"
                        .formatted(name, number(health.before()), number(health.expected())));
            case FLOODED ->
                Optional.of("%s brought %d in 24 hours, expected %s"
                        .formatted(name, health.today(), number(health.expected())));
            case WELL, UNKNOWN -> Optional.empty();
        };
    }

    private static String number(double articles) {
        return String.format(Locale.ROOT, articles < 10 ? "%.1f" : "%.0f", articles);
    }

    private Duration age() {
        return Duration.between(looked, clock.instant());
    }

    private void measure() {
        languageStates.register(
                languages.entrySet().stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("language", one.getKey()),
                                one.getValue().state().isAlarm() ? 1 : 0))
                        .collect(Collectors.toList()),
                true);
        languageExpected.register(
                languages.entrySet().stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("language", one.getKey()),
                                one.getValue().expected()))
                        .collect(Collectors.toList()),
                true);
        Map<State, Integer> alarms = new EnumMap<>(State.class);
        for (State state : State.values()) {
            if (state.isAlarm()) {
                alarms.put(state, 0);
            }
        }
        sources.values().forEach(health -> alarms.computeIfPresent(health.state(), (state, count) -> count + 1));
        sourceStates.register(
                alarms.entrySet().stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("alarm", one.getKey().name().toLowerCase(Locale.ROOT)), one.getValue()))
                        .collect(Collectors.toList()),
                true);
    }

    /** Each alarm of a language once when it begins and once when it is over. */
    private void tell() {
        Set<String> now = new TreeSet<>();
        languages.forEach((tag, health) -> {
            if (health.state().isAlarm()) {
                now.add(tag);
                if (!told.contains(tag)) {
                    log.atWarn()
                            .setMessage("a language does not bring what it usually does")
                            .addKeyValue(
                                    "problem",
                                    sentence("language " + tag, health).orElse(""))
                            .log();
                }
            }
        });
        told.stream()
                .filter(tag -> !now.contains(tag))
                .forEach(tag -> log.atWarn()
                        .setMessage("a language brings what it usually does again")
                        .addKeyValue("language", tag)
                        .log());
        told = now;
    }

    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
    }
}
