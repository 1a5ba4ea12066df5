package org.perennial.app.drill;

import static org.perennial.app.drill.Patience.seconds;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.perennial.app.drill.DrillReport.Recovery;
import org.perennial.app.pipeline.StageName;

/** Runs a drill: opens the newsroom, starts servers and stages, kills by plan, waits until all has settled, and judges. */
public final class Drill {
    private static final Duration WORST_MOMENT = Duration.ofSeconds(15);

    private final DrillPlan plan;
    private final Clock clock;
    private final Consumer<String> said;
    private final DrillSite site;

    private Drill(DrillPlan plan, Clock clock, Consumer<String> said, DrillSite site) {
        this.plan = plan;
        this.clock = clock;
        this.said = said;
        this.site = site;
    }

    /**
     * Runs a drill to its end.
     *
     * @param said takes a line for people at each step
     */
    public static DrillReport run(DrillPlan plan, Clock clock, Consumer<String> said)
            throws IOException, InterruptedException {
        try (DrillSite site = DrillSite.open(plan, clock, said)) {
            return new Drill(plan, clock, said, site).run();
        }
    }

    private DrillReport run() throws IOException, InterruptedException {
        site.startStages();
        List<Recovery> recoveries = new ArrayList<>();
        for (Fault fault : Fault.plan(plan.seed(), plan.kills(), plan.victims(), plan.pause())) {
            LockSupport.parkNanos(fault.after().toNanos());
            Duration took = suffer(fault);
            recoveries.add(new Recovery(fault, took));
            said.accept(fault + ": at work again after " + seconds(took));
        }
        site.press().publishing(false);
        said.accept("No more is published; waiting until all is stored and told");
        return site.settle(recoveries);
    }

    /** Kills, starts again, and returns how long it took until work came out again. */
    private Duration suffer(Fault fault) throws IOException, InterruptedException {
        if (fault.aimed()) {
            awaitWorstMoment(fault.victim());
        }
        Instant killed = clock.instant();
        int received = site.newsroom().received().size();
        switch (fault.victim()) {
            case INGEST -> restart(List.of(StageName.INGEST));
            case PROCESSING -> restart(List.of(StageName.PROCESSING));
            case SINK -> restart(List.of(StageName.SINK));
            case WATCH -> restart(List.of(StageName.WATCH));
            case BROKER -> site.broker().process().ifPresent(ProcessHandle::destroyForcibly);
            case DATABASE -> killDatabase();
            case ALL -> {
                site.broker().process().ifPresent(ProcessHandle::destroyForcibly);
                killDatabase();
                restart(DrillSite.STAGES);
            }
        }
        boolean tells = fault.victim() == Victim.WATCH || fault.victim() == Victim.ALL;
        site.await(
                plan.patience(),
                () -> tells
                        ? site.newsroom().received().size() > received + 1
                        : site.scene().hasStoredSince(killed));
        return Duration.between(killed, clock.instant());
    }

    private void killDatabase() {
        site.database().process().ifPresent(postmaster -> {
            List<ProcessHandle> all = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private void restart(List<StageName> victims) throws IOException, InterruptedException {
        site.kill(victims);
        site.startAgain(victims);
    }

    private void awaitWorstMoment(Victim victim) throws InterruptedException {
        switch (victim) {
            case INGEST -> opened(site.newsroom().whenFeedIsRead());
            case WATCH -> opened(site.newsroom().whenMessageArrives());
            case PROCESSING -> site.await(WORST_MOMENT, site.scene()::isCommitInFlight);
            case SINK -> {
                long[] before = {-1};
                site.await(WORST_MOMENT, () -> {
                    long now = site.scene().lastChange();
                    boolean grew = before[0] >= 0 && now > before[0];
                    before[0] = now;
                    return grew;
                });
            }
            default -> {} // nothing to aim at
        }
    }

    private void opened(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(WORST_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
            said.accept("Its worst moment did not come within " + seconds(WORST_MOMENT));
        }
    }
}
