package org.perennial.analysis.story;

import java.util.Arrays;

/**
 * Groups parts into stories by their mean fit: average-link clustering from the bottom up.
 *
 * <p>Of a group of several articles more is known than of one: the mean over them is surer, so less is asked of what joins
 * it; and two such groups can be compared as wholes. Articles about one thing differ from each other in what each writer
 * left out, their means do not: when the means of two groups differ, as those of two arrests on the same charge do, they
 * are two stories, however alike the single articles are.
 */
final class Grouping {
    /** Mean fit from which parts are one story. */
    static final double LEAST = .66;

    /** Articles of a group that is known well. */
    private static final int WELL_KNOWN = 4;

    /** Mean fit from which a part joins a group that is known well. */
    private static final double LEAST_OF_WELL_KNOWN = .58;

    /** Cosine of the means of two groups that are both known well, from which they are one story. */
    private static final double LEAST_OF_MEANS = .65;

    private final double[][] fit;
    private final double[][] likeness;
    private final double[] size;
    private final int[] group;

    private Grouping(double[][] fit, double[][] likeness, double[] sizes) {
        this.fit = fit;
        this.likeness = likeness;
        this.size = sizes.clone();
        this.group = new int[sizes.length];
        Arrays.setAll(group, i -> i);
    }

    /**
     * The groups that remain when the two that fit best are joined until none do.
     *
     * @param fit of each two parts, symmetric; is overwritten
     * @param likeness mean likeness of the articles of each two parts, and of those of each part, symmetric; is overwritten
     * @param sizes the articles of each part
     * @return for each part the lowest number of its group
     */
    static int[] of(double[][] fit, double[][] likeness, double[] sizes) {
        Grouping grouping = new Grouping(fit, likeness, sizes);
        while (grouping.join()) {
            // until none are joined
        }
        return grouping.group;
    }

    private boolean join() {
        int low = -1;
        int high = -1;
        double best = 0;
        for (int i = 0; i < group.length; i++) {
            for (int j = 0; j < i; j++) {
                if (group[i] == i && group[j] == j && fit[i][j] >= best && areOne(i, j)) {
                    best = fit[i][j];
                    low = j;
                    high = i;
                }
            }
        }
        if (low >= 0) {
            join(low, high);
        }
        return low >= 0;
    }

    private boolean areOne(int i, int j) {
        boolean oneWellKnown = Math.max(size[i], size[j]) >= WELL_KNOWN;
        boolean bothWellKnown = Math.min(size[i], size[j]) >= WELL_KNOWN;
        return fit[i][j] >= (oneWellKnown ? LEAST_OF_WELL_KNOWN : LEAST)
                && (!bothWellKnown || likeness[i][j] >= LEAST_OF_MEANS * Math.sqrt(likeness[i][i] * likeness[j][j]));
    }

    private void join(int low, int high) {
        double all = size[low] + size[high];
        double own = (size[low] * size[low] * likeness[low][low]
                        + size[high] * size[high] * likeness[high][high]
                        + 2 * size[low] * size[high] * likeness[low][high])
                / (all * all);
        for (int k = 0; k < group.length; k++) {
            average(fit, low, high, k);
            average(likeness, low, high, k);
            group[k] = group[k] == high ? low : group[k];
        }
        likeness[low][low] = own;
        size[low] = all;
    }

    private void average(double[][] means, int low, int high, int k) {
        double mean = (means[low][k] * size[low] + means[high][k] * size[high]) / (size[low] + size[high]);
        means[low][k] = mean;
        means[k][low] = mean;
    }
}
