package org.perennial.app.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.perennial.app.bench.Delays;

/**
 * How long it takes from where a newsroom has given an article out until its row is stored, and until the message of a watch
 * has arrived, while it publishes at a steady rate. Each stage is a process of its own, as in a drill.
 */
public final class DelayRun {
    private static final Duration BEFORE = Duration.ofSeconds(20);
    /** Longer than a watch waits for an article's story. */
    private static final Duration AFTER = Duration.ofSeconds(12);

    /** A drill starts its stages so often that the best compiler would only slow them down; here they run for long. */
    private static final String FULLY_COMPILED = "-XX:TieredStopAtLevel=4";

    private final DrillSite site;
    private final DrillPlan plan;
    private final Clock clock;

    private DelayRun(DrillSite site, DrillPlan plan, Clock clock) {
        this.site = site;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * What was seen at one rate.
     *
     * @param rate articles a second that the newsroom published
     * @param served how many articles it gave out while it was looked at
     * @param stored until the row was written; without those that had none when patience was at its end
     * @param told until the message arrived, of those that one had arrived of by then; a watch tells of a story's first
     * @param memory bytes of each process at the end, by name; empty where the system does not tell
     */
    public record Result(int rate, int served, Delays stored, Delays told, Map<String, Long> memory) {}

    /**
     * Publishes at one rate after the other.
     *
     * @param plan of which seed, feeds, patience and folder count
     * @param length how long each rate is looked at, after some seconds to settle
     * @param said takes a line for people at each step
     */
    public static List<Result> run(
            DrillPlan plan, List<Integer> rates, Duration length, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException, SQLException {
        try (DrillSite site = DrillSite.open(plan, clock, said)) {
            site.press().atRate(rates.get(0));
            site.startStages(FULLY_COMPILED);
            DelayRun run = new DelayRun(site, plan, clock);
            List<Result> results = new ArrayList<>();
            for (int rate : rates) {
                said.accept("Publishing " + rate + " articles a second");
                results.add(run.at(rate, length));
            }
            return results;
        }
    }

    private Result at(int rate, Duration length) throws InterruptedException, SQLException {
        site.press().atRate(rate);
        site.press().publishing(true);
        LockSupport.parkNanos(BEFORE.toNanos());
        Instant begin = clock.instant();
        LockSupport.parkNanos(length.toNanos());
        Instant end = clock.instant();
        Map<String, Long> memory = memory();
        site.press().publishing(false);
        Map<String, Instant> served = site.newsroom().served().entrySet().stream()
                .filter(article -> !article.getValue().isBefore(begin)
                        && article.getValue().isBefore(end))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        site.await(plan.patience(), () -> site.scene().storedAt().keySet().containsAll(served.keySet()));
        LockSupport.parkNanos(AFTER.toNanos());
        return new Result(rate, served.size(), stored(served), told(served), memory);
    }

    private Map<String, Long> memory() {
        Map<String, Long> memory = new TreeMap<>();
        site.processes()
                .forEach((name, process) -> ProcessMemory.of(process).ifPresent(bytes -> memory.put(name, bytes)));
        return memory;
    }

    private Delays stored(Map<String, Instant> served) throws SQLException {
        List<Duration> delays = new ArrayList<>();
        site.scene().storedAt().forEach((address, stored) -> {
            if (served.containsKey(address)) {
                delays.add(Duration.between(served.get(address), stored));
            }
        });
        return new Delays(delays);
    }

    private Delays told(Map<String, Instant> served) throws SQLException {
        Map<String, Instant> arrived = site.newsroom().arrived();
        List<Duration> delays = new ArrayList<>();
        site.scene().toldOf().forEach((key, address) -> {
            if (served.containsKey(address) && arrived.containsKey(key)) {
                delays.add(Duration.between(served.get(address), arrived.get(key)));
            }
        });
        return new Delays(delays);
    }
}
