package org.perennial.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.perennial.contract.Occurrence;

/**
 * The coverage of an event's returns laid over each other by day: the newest as bars, the former as lines. Places are in
 * units of a drawing of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param bars a bar for each day of the newest return that has articles
 * @param curves the former returns, the newest first
 * @param days marks on the axis of days
 * @param counts marks on the axis of articles
 * @param middle where the day itself lies
 * @param summary what the drawing shows, for those who do not see it
 */
public record CoverageChart(
        List<Bar> bars, List<Curve> curves, List<Mark> days, List<Mark> counts, int middle, String summary) {
    public static final int WIDTH = 800;
    public static final int HEIGHT = 360;
    public static final int LEFT = 56;
    public static final int RIGHT = WIDTH - 12;
    public static final int TOP = 16;
    public static final int BOTTOM = HEIGHT - 44;

    private static final int LEAST_REACH = 5;
    private static final int MOST_REACH = 30;
    private static final int MOST_MARKS = 4;

    public CoverageChart {
        bars = List.copyOf(bars);
        curves = List.copyOf(curves);
        days = List.copyOf(days);
        counts = List.copyOf(counts);
    }

    /** A day's articles. */
    public record Bar(int x, int y, int width, int height, String words) {}

    /** A year's articles as the points of a line. */
    public record Curve(int number, String points, String year) {}

    /** A number beside an axis. */
    public record Mark(int at, String words) {}

    /**
     * The chart of returns, the newest first; those without a day have none of it.
     *
     * @param reach how many days before and after the day are drawn
     */
    static CoverageChart of(List<Occurrence> returns, int reach, Wording words) {
        List<int[]> numbers =
                returns.stream().map(occurrence -> byDay(occurrence, reach)).toList();
        int most = numbers.stream().flatMapToInt(IntStream::of).max().orElse(0);
        int step = step(most);
        int top = Math.max(step, (most + step - 1) / step * step);
        List<Bar> bars = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        int width = Math.max(4, (RIGHT - LEFT) * 7 / (10 * (2 * reach + 1)));
        for (int i = 0; i < numbers.size(); i++) {
            StringBuilder points = new StringBuilder();
            for (int day = -reach; day <= reach; day++) {
                int articles = numbers.get(i)[day + reach];
                int y = BOTTOM - (BOTTOM - TOP) * articles / top;
                if (i == 0 && articles > 0) {
                    String told = words.offset(day) + words.colon() + words.count("articles", articles);
                    bars.add(new Bar(x(day, reach) - width / 2, y, width, BOTTOM - y, told));
                }
                points.append(points.isEmpty() ? "" : " ")
                        .append(x(day, reach))
                        .append(',')
                        .append(y);
            }
            if (i > 0) {
                curves.add(new Curve(i, points.toString(), String.valueOf(Years.of(returns.get(i)))));
            }
        }
        List<Mark> counts = IntStream.rangeClosed(0, top / step)
                .mapToObj(i -> new Mark(BOTTOM - (BOTTOM - TOP) * i * step / top, String.valueOf(i * step)))
                .toList();
        return new CoverageChart(
                bars, curves, days(reach), counts, x(0, reach), summary(returns, numbers, reach, words));
    }

    /** How far around the day there is coverage, within bounds. */
    static int reach(List<Occurrence> returns) {
        int farthest = returns.stream()
                .flatMap(occurrence -> occurrence.coverage().stream())
                .mapToInt(cell -> cell.offset() == null ? 0 : Math.abs(cell.offset()))
                .max()
                .orElse(0);
        return Math.min(MOST_REACH, Math.max(LEAST_REACH, farthest));
    }

    private static int[] byDay(Occurrence occurrence, int reach) {
        int[] numbers = new int[2 * reach + 1];
        for (Occurrence.Cell cell : occurrence.coverage()) {
            Integer offset = cell.offset();
            if (offset != null && Math.abs(offset) <= reach) {
                numbers[offset + reach] += cell.articles();
            }
        }
        return numbers;
    }

    private static int x(int day, int reach) {
        return LEFT + (RIGHT - LEFT) * (2 * (day + reach) + 1) / (2 * (2 * reach + 1));
    }

    private static List<Mark> days(int reach) {
        int step = reach <= 7 ? 1 : reach <= 14 ? 2 : 5;
        return IntStream.rangeClosed(-reach / step, reach / step)
                .map(i -> i * step)
                .mapToObj(day -> new Mark(x(day, reach), day < 0 ? "\u2212" + -day : day > 0 ? "+" + day : "0"))
                .toList();
    }

    /** 1, 2 or 5 times a power of ten, so that few marks reach to the top. */
    private static int step(int most) {
        int power = 1;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if ((most + factor * power - 1) / (factor * power) <= MOST_MARKS) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }

    private static String summary(List<Occurrence> returns, List<int[]> numbers, int reach, Wording words) {
        StringBuilder summary = new StringBuilder(words.say("chart.summary"));
        for (int i = 0; i < returns.size(); i++) {
            int[] days = numbers.get(i);
            int peak = 0;
            for (int day = 0; day < days.length; day++) {
                peak = days[day] > days[peak] ? day : peak;
            }
            summary.append(' ')
                    .append(words.say(
                            "chart.year",
                            "year",
                            String.valueOf(Years.of(returns.get(i))),
                            "articles",
                            words.count("articles", IntStream.of(days).sum()),
                            "peak",
                            words.offset(peak - reach)));
        }
        return summary.toString();
    }
}
