package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupingTest {
    @Test
    void theTwoThatFitBestAreJoinedFirst() {
        double[][] fit = {{0, .7, .9}, {.7, 0, .1}, {.9, .1, 0}};

        assertThat(groups(fit, fit, 1, 1, 1)).containsExactly(0, 1, 0);
    }

    @Test
    void aLoneArticleJoinsAWellKnownGroupThatFitsLess() {
        double[][] fit = {{0, .6}, {.6, 0}};

        assertThat(groups(fit, fit, 4, 1)).containsExactly(0, 0);
    }

    @Test
    void aLoneArticleJoinsAnotherOnlyWhereTheyFitWell() {
        double[][] fit = {{0, .6}, {.6, 0}};

        assertThat(groups(fit, fit, 1, 1)).containsExactly(0, 1);
    }

    @Test
    void wellKnownGroupsWithOtherMeansStayApartHoweverWellTheirArticlesFit() {
        double[][] fit = {{0, .9}, {.9, 0}};
        double[][] likeness = {{.5, .3}, {.3, .5}};

        assertThat(groups(fit, likeness, 4, 4)).containsExactly(0, 1);
    }

    @Test
    void theMeanOfAGroupIsThatOfItsArticles() {
        // 0 and 1 become one group of four, whose own likeness is (.5 + .5 + 2 * .5) / 4 = .5; 2 is as like to it as
        // itself
        double[][] fit = {{0, .95, .9}, {.95, 0, .9}, {.9, .9, 0}};
        double[][] likeness = {{.5, .5, .4}, {.5, .5, .4}, {.4, .4, .5}};

        assertThat(groups(fit, likeness, 2, 2, 4)).containsExactly(0, 0, 0);
    }

    private static int[] groups(double[][] fit, double[][] likeness, double... sizes) {
        return Grouping.of(copy(fit), copy(likeness), sizes);
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
