package org.perennial.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares of years as lines over each other, the years from left to right. Places are in units of a drawing of {@value #WIDTH}
 * by {@value #HEIGHT}.
 *
 * @param curves at most {@value #MOST_CURVES}
 * @param years marks on the axis of years
 * @param shares marks on the axis of shares
 * @param summary what the drawing shows, for those who do not see it
 */
public record ShareChart(
        List<Curve> curves, List<CoverageChart.Mark> years, List<CoverageChart.Mark> shares, String summary) {
    public static final int WIDTH = 800;
    public static final int HEIGHT = 300;
    public static final int LEFT = 112;
    public static final int RIGHT = WIDTH - 44;
    public static final int TOP = 16;
    public static final int BOTTOM = HEIGHT - 44;

    /** As many as can be told apart without colours. */
    public static final int MOST_CURVES = 4;

    private static final int[] MARKED = {0, 25, 50, 75, 100};

    public ShareChart {
        curves = List.copyOf(curves);
        years = List.copyOf(years);
        shares = List.copyOf(shares);
    }

    /**
     * One thing's shares.
     *
     * @param number 0 for the first
     * @param dots the places of the years
     */
    public record Curve(int number, String points, List<Dot> dots) {}

    /** A year's share. */
    public record Dot(int x, int y, String words) {}

    /**
     * The chart of some things.
     *
     * @param labels what is drawn
     * @param years the oldest first, at least one
     * @param percents of each thing, by year
     */
    static ShareChart of(List<String> labels, List<Integer> years, List<int[]> percents, Wording words) {
        List<Curve> curves = new ArrayList<>();
        StringBuilder summary = new StringBuilder();
        for (int i = 0; i < Math.min(MOST_CURVES, labels.size()); i++) {
            List<Dot> dots = new ArrayList<>();
            StringBuilder points = new StringBuilder();
            summary.append(i == 0 ? "" : words.semicolon()).append(labels.get(i));
            for (int year = 0; year < years.size(); year++) {
                int percent = percents.get(i)[year];
                String told = years.get(year) + words.colon() + words.say("percent", "n", percent);
                Dot dot = new Dot(
                        x(year, years.size()),
                        BOTTOM - (BOTTOM - TOP) * percent / 100,
                        words.list(List.of(labels.get(i), told)));
                dots.add(dot);
                points.append(points.isEmpty() ? "" : " ")
                        .append(dot.x())
                        .append(',')
                        .append(dot.y());
                summary.append(year == 0 ? " " : words.separator()).append(told);
            }
            curves.add(new Curve(i, points.toString(), dots));
        }
        return new ShareChart(
                curves,
                IntStream.range(0, years.size())
                        .mapToObj(i -> new CoverageChart.Mark(x(i, years.size()), String.valueOf(years.get(i))))
                        .toList(),
                IntStream.of(MARKED)
                        .mapToObj(percent -> new CoverageChart.Mark(
                                BOTTOM - (BOTTOM - TOP) * percent / 100, words.say("percent", "n", percent)))
                        .toList(),
                summary.toString());
    }

    private static int x(int year, int years) {
        return years == 1 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * year / (years - 1);
    }
}
