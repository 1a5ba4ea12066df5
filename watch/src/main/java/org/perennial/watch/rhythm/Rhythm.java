package org.perennial.watch.rhythm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells the unusual from the usual by the median and the median's absolute deviation, which one wild week does not move.
 */
public final class Rhythm {
    /** With fewer former counts nothing is called unusual. */
    public static final int LEAST_FORMER = 3;

    /** A time in which fewer articles are usual is too short to be called silent. */
    public static final int LEAST_USUAL = 3;

    private Rhythm() {}

    /**
     * Whether a number of stories is unusually large.
     *
     * @param stories how many there are now
     * @param formerWeeks how many there were at the same hour of the same weekday, in former weeks
     * @param formerYears how many there were at the same hour of the same day of the year, in former years; empty where nothing
     *     is known of them
     * @param least fewer stories than this are never many
     * @param factor how many times their deviation above the usual number they must be
     * @return the usual number that they are measured by, the larger of both; empty if it is no burst or cannot be told
     */
    public static OptionalDouble burst(
            int stories, List<Integer> formerWeeks, List<Integer> formerYears, int least, double factor) {
        if (stories < least || formerWeeks.size() < LEAST_FORMER) {
            return OptionalDouble.empty();
        }
        double usual = median(formerWeeks);
        if (stories <= limit(formerWeeks, factor)) {
            return OptionalDouble.empty();
        }
        if (!formerYears.isEmpty()) {
            if (stories <= limit(formerYears, factor)) {
                return OptionalDouble.empty(); // so it is every year
            }
            usual = Math.max(usual, median(formerYears));
        }
        return OptionalDouble.of(usual);
    }

    /**
     * Whether no article is unusual.
     *
     * @param articles how many there are now
     * @param former how many there were in as long a time in former weeks
     */
    public static boolean isSilent(int articles, List<Integer> former) {
        return articles == 0 && former.size() >= LEAST_FORMER && median(former) >= LEAST_USUAL;
    }

    /** Where the usual ends: the median and so many deviations; counts deviate by one at least. */
    private static double limit(List<Integer> counts, double factor) {
        double median = median(counts);
        List<Double> deviations = new ArrayList<>();
        counts.forEach(count -> deviations.add(Math.abs(count - median)));
        return median + factor * Math.max(1, middle(deviations));
    }

    /** The number in the middle. */
    public static double median(List<Integer> counts) {
        return middle(counts.stream().map(Integer::doubleValue).toList());
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
