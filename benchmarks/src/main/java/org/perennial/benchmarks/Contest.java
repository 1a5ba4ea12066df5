package org.perennial.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ways of doing one thing, measured against each other: each warms up for seconds, then they take turns, and the median of a way's
 * rounds is its time. So a machine that slows down half-way slows all of them.
 */
final class Contest {
    /** What is compiled after fewer runs is not yet what it will be: an extractor seemed half as fast as it is. */
    private static final long WARM_UP_NANOS = 8_000_000_000L;

    private final List<Contestant> contestants;
    private final int rounds;

    Contest(List<Contestant> contestants, int rounds) {
        this.contestants = List.copyOf(contestants);
        this.rounds = rounds;
    }

    /**
     * One way.
     *
     * @param articles how many it takes in one round: a slow one may take fewer
     */
    record Contestant(String name, int articles, Work work) {}

    /** What is measured: once over all its articles. */
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * How a way did.
     *
     * @param contestant its name
     * @param articlesPerSecond of the median round
     * @param ratio to the first contestant: 2 is twice as many articles a second
     */
    record Standing(String contestant, double articlesPerSecond, double ratio) {}

    /** Runs all rounds; the standings are in the order of the contestants. */
    List<Standing> run() throws InterruptedException {
        List<List<Long>> times = new ArrayList<>();
        for (Contestant contestant : contestants) {
            warmUp(contestant.work(), rounds == 1 ? 1 : WARM_UP_NANOS); // one round shows only that it works
            times.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int which = 0; which < contestants.size(); which++) {
                times.get(which).add(nanos(contestants.get(which).work()));
            }
        }
        double[] speeds = new double[contestants.size()];
        List<Standing> standings = new ArrayList<>();
        for (int which = 0; which < speeds.length; which++) {
            speeds[which] = contestants.get(which).articles() * 1e9 / median(times.get(which));
            standings.add(new Standing(contestants.get(which).name(), speeds[which], speeds[which] / speeds[0]));
        }
        return standings;
    }

    private static void warmUp(Work work, long atLeast) throws InterruptedException {
        for (long took = 0; took < atLeast; ) {
            took += nanos(work);
        }
    }

    private static long nanos(Work work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        return Math.max(1, System.nanoTime() - start);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList().get(times.size() / 2);
    }
}
