package org.perennial.analysis.story;

import java.util.Arrays;

/** Groups things by their mean likeness: average-link clustering from the bottom up. */
final class Grouping {
    private Grouping() {}

    /**
     * The groups that remain when the two most alike are joined until none are alike enough.
     *
     * @param likeness symmetric, is overwritten
     * @param sizes how much each thing counts
     * @param least likeness that joins
     * @return for each thing the lowest number of its group
     */
    static int[] of(double[][] likeness, double[] sizes, double least) {
        int n = sizes.length;
        int[] group = new int[n];
        Arrays.setAll(group, i -> i);
        double[] size = sizes.clone();
        while (true) {
            int low = -1;
            int high = -1;
            double best = least;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    if (group[i] == i && group[j] == j && likeness[i][j] >= best) {
                        best = likeness[i][j];
                        low = j;
                        high = i;
                    }
                }
            }
            if (low < 0) {
                return group;
            }
            for (int k = 0; k < n; k++) {
                double mean =
                        (likeness[low][k] * size[low] + likeness[high][k] * size[high]) / (size[low] + size[high]);
                likeness[low][k] = mean;
                likeness[k][low] = mean;
                group[k] = group[k] == high ? low : group[k];
            }
            size[low] += size[high];
        }
    }
}
