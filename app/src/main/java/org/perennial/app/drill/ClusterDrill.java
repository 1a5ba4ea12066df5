package org.perennial.app.drill;

import static org.perennial.app.drill.Patience.seconds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Lets what befalls clusters befall one, while its newsroom publishes, and judges what is left as any drill does. */
public final class ClusterDrill {
    /** What is given out first after a fault, for so long, must be stored for work to count as going on. */
    private static final Duration AFTER = Duration.ofSeconds(5);

    /** Work is calm when what is given out for {@link #AFTER} is stored so soon after the first of it. */
    private static final Duration CALM = Duration.ofSeconds(15);

    private final Duration patience;
    private final Duration away;
    private final Clock clock;
    private final Random random;
    private final ClusterSite site;

    private ClusterDrill(DrillPlan plan, Duration away, Clock clock, ClusterSite site) {
        patience = plan.patience();
        this.away = away;
        this.clock = clock;
        this.random = new Random(plan.seed());
        this.site = site;
    }

    /**
     * What came after a fault.
     *
     * @param on the services that it befell
     * @param took from the fault until all was stored that was given out first after it, in five seconds; what was killed or
     *     stopped to come back later was away meanwhile. Empty if patience ended before
     */
    public record Suffered(ClusterFault fault, String on, Optional<Duration> took) {}

    /**
     * How it went.
     *
     * @param shares how many partitions each process that judges read, by its name, before the first fault
     * @param calm what {@link Suffered#took} would be without a fault, as seen before the first one; empty if it was not less
     *     than 15 s before patience ended
     * @param suffered in their order
     * @param report what is left and what is wrong with it; without recoveries
     */
    public record Report(
            Map<String, Integer> shares, Optional<Duration> calm, List<Suffered> suffered, DrillReport report) {
        /** Whether work went on after each fault, and nothing was lost, doubled or is stuck. */
        public boolean isWell() {
            return report.findings().isEmpty()
                    && suffered.stream().allMatch(each -> each.took().isPresent());
        }
    }

    /**
     * Runs a drill to its end, and takes all containers away.
     *
     * @param plan of which seed, load, patience and folder count
     * @param faults in their order
     * @param away how long what is to come back stays away after work went on without it
     * @param project the folder of Perennial's own compose files, built
     * @param said takes a line for people at each step
     */
    public static Report run(
            DrillPlan plan, List<ClusterFault> faults, Duration away, Path project, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (ClusterSite site = ClusterSite.open(plan, project, clock, said)) {
            ClusterDrill drill = new ClusterDrill(plan, away, clock, site);
            try {
                site.startStages();
                Map<String, Integer> shares = site.shares();
                said.accept("Both came; partitions read: " + shares);
                Optional<Duration> calm = drill.calm();
                said.accept("Stored without a fault: "
                        + calm.map(took -> "after " + seconds(took))
                                .orElse("not soon enough; these processors are too few"));
                List<Suffered> all = new ArrayList<>();
                for (ClusterFault fault : faults) {
                    for (Suffered suffered : drill.suffer(fault)) {
                        all.add(suffered);
                        said.accept(fault + ", " + suffered.on() + ": "
                                + suffered.took()
                                        .map(took -> "at work again after " + seconds(took))
                                        .orElse("not at work again"));
                    }
                    drill.calm();
                }
                site.press().publishing(false);
                said.accept("No more is published; waiting until all is stored and told");
                return new Report(shares, calm, all, site.settle());
            } finally {
                site.keepLogs();
            }
        }
    }

    /**
     * Waits until work is at rest: young processes still compile their code, and one fault's backlog is not the next one's
     * delay.
     */
    private Optional<Duration> calm() throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (clock.instant().isBefore(end)) {
            Optional<Duration> took = site.untilStored(clock.instant(), AFTER);
            if (took.filter(each -> each.compareTo(CALM) < 0).isPresent()) {
                return took;
            }
        }
        return Optional.empty();
    }

    private List<Suffered> suffer(ClusterFault fault) throws IOException, InterruptedException {
        return switch (fault) {
            case BROKER_LOST -> List.of(away(fault, any(ClusterSite.BROKERS), true));
            case PROCESSING_LOST -> List.of(away(fault, any(ClusterSite.PROCESSING), true));
            case PROCESSING_LEAVES -> List.of(away(fault, any(ClusterSite.PROCESSING), false));
            case STAGES_KILLED -> {
                Instant began = clock.instant();
                site.kill("ingest", "sink", "watch");
                site.start("ingest", "sink", "watch");
                Suffered suffered = new Suffered(fault, "ingest, sink, watch", site.untilStored(began, AFTER));
                site.awaitWhole("ingest", "sink", "watch");
                yield List.of(suffered);
            }
            case ROLLING_RESTART -> {
                List<Suffered> all = new ArrayList<>();
                for (String service : List.of(
                        "kafka", "kafka-2", "kafka-3", "processing", "processing-2", "ingest", "sink", "watch")) {
                    Instant began = clock.instant();
                    site.stop(service);
                    site.start(service);
                    all.add(new Suffered(fault, service, site.untilStored(began, AFTER)));
                    site.awaitWhole(service);
                }
                yield all;
            }
        };
    }

    private Suffered away(ClusterFault fault, String service, boolean killed) throws IOException, InterruptedException {
        Instant began = clock.instant();
        if (killed) {
            site.kill(service);
        } else {
            site.stop(service);
        }
        Suffered suffered = new Suffered(fault, service, site.untilStored(began, AFTER));
        TimeUnit.MILLISECONDS.sleep(away.toMillis());
        site.start(service);
        site.awaitWhole(service);
        return suffered;
    }

    private String any(List<String> services) {
        return services.get(random.nextInt(services.size()));
    }
}
