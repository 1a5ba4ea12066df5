package org.perennial.ingest.health;

import java.util.Arrays;

/**
 * How many articles are expected a day, found in the counts of the last days: their mean since the last lasting change.
 *
 * <p>A change is where two means explain the counts so much better than one that chance does not: the likelihood ratio of two
 * Poisson levels to one, divided by how much more the counts scatter than Poisson's (Lavielle's penalised contrast with one
 * change, applied again to what follows it).
 *
 * @param before the mean a day before the last change; the same as {@code now} if there was none
 * @param now the mean a day since
 * @param scatter variance over mean of the days since, at least 1
 * @param since how many days ago the change was; 0 if there was none
 */
public record Level(double before, double now, double scatter, int since) {
    /** A level needs so many days, or a quiet weekend would be one. */
    private static final int LEAST_DAYS = 3;

    /** Twice the natural logarithm of one in some thousand cuts. */
    private static final double LIKELY = 14;

    /** The level at the end of some days, the earliest first; all zero of no days. */
    public static Level of(int[] days) {
        if (days.length == 0) {
            return new Level(0, 0, 1, 0);
        }
        int begin = 0;
        double before = mean(days, 0, days.length);
        while (true) {
            int cut = cut(days, begin);
            if (cut < 0) {
                break;
            }
            before = mean(days, begin, cut);
            begin = cut;
        }
        double now = mean(days, begin, days.length);
        return new Level(
                begin == 0 ? now : before,
                now,
                scatter(days, begin, days.length),
                begin == 0 ? 0 : days.length - begin);
    }

    private static int cut(int[] days, int begin) {
        int best = -1;
        double most = LIKELY;
        for (int cut = begin + LEAST_DAYS; cut <= days.length - LEAST_DAYS; cut++) {
            double left = mean(days, begin, cut);
            double right = mean(days, cut, days.length);
            double whole = mean(days, begin, days.length);
            double scatter =
                    (scatter(days, begin, cut) * (cut - begin) + scatter(days, cut, days.length) * (days.length - cut))
                            / (days.length - begin);
            double gain = 2
                    * (likelihood(left, cut - begin)
                            + likelihood(right, days.length - cut)
                            - likelihood(whole, days.length - begin))
                    / scatter;
            if (gain > most) {
                most = gain;
                best = cut;
            }
        }
        return best;
    }

    /** Of days with their own mean, without what all levels share. */
    private static double likelihood(double mean, int days) {
        return mean == 0 ? 0 : days * mean * Math.log(mean);
    }

    private static double mean(int[] days, int from, int to) {
        return Arrays.stream(days, from, to).average().orElse(0);
    }

    private static double scatter(int[] days, int from, int to) {
        double mean = mean(days, from, to);
        if (mean == 0 || to - from < 2) {
            return 1;
        }
        double squares = Arrays.stream(days, from, to)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        return Math.max(1, squares / (to - from - 1) / mean);
    }
}
