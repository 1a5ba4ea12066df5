package org.perennial.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.perennial.watch.statistics.EventStatistics;
import org.perennial.watch.statistics.EventStatistics.Gap;
import org.perennial.watch.statistics.EventStatistics.Naming;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;
import org.perennial.watch.statistics.EventStatistics.Year;

/** The counts of an event's coverage in lines for people. */
final class StatisticsText {
    private static final int MOST_ROWS = 12;
    private static final int PER_CENT = 100;

    private StatisticsText() {}

    static List<String> lines(EventStatistics statistics) {
        List<String> lines = new ArrayList<>();
        if (statistics.years().isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add("Share of what its outlets published, from 15 days before the return to 15 days after:");
        TextTable years = new TextTable();
        years.add(
                "year", "articles", "stories", "outlets", "new", "languages", "countries", "share", "of former years");
        statistics.years().forEach(year -> years.add(row(year)));
        lines.addAll(years.lines());
        gaps(statistics.gaps(), lines);
        drift(
                "Words for it, articles by year:",
                statistics.naming(),
                Naming::year,
                Naming::words,
                Naming::articles,
                lines);
        drift(
                "Numbers stated, articles by year (! far from what most state):",
                statistics.numbers(),
                StatedNumber::year,
                number -> (number.outlier() ? "! " : "  ") + number.value() + " " + number.unit(),
                StatedNumber::articles,
                lines);
        return lines;
    }

    private static String[] row(Year year) {
        return new String[] {
            year.year() + "",
            year.articles() + "",
            year.stories() + "",
            year.outlets() + "",
            year.newOutlets() + "",
            year.languages() + "",
            year.countries() + "",
            year.share() == null ? "" : String.format(Locale.ROOT, "%.2f %%", PER_CENT * year.share()),
            year.overFormer() == null ? "" : String.format(Locale.ROOT, "x %.2f", year.overFormer())
        };
    }

    private static void gaps(List<Gap> gaps, List<String> lines) {
        List<Gap> open = gaps.stream()
                .filter(gap -> gap.seen() < gap.expectedByNow())
                .limit(MOST_ROWS)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Languages with less than a year ago by this day:");
        TextTable table = new TextTable();
        table.add("language", "this year", "a year ago by this day", "a year ago in all");
        open.forEach(gap -> table.add(gap.language(), gap.seen() + "", gap.expectedByNow() + "", gap.expected() + ""));
        lines.addAll(table.lines());
    }

    /** What was said, the most used first, with a column for each year. */
    private static <T> void drift(
            String head,
            List<T> rows,
            Function<T, Integer> year,
            Function<T, String> said,
            Function<T, Long> articles,
            List<String> lines) {
        if (rows.isEmpty()) {
            return;
        }
        TreeSet<Integer> years = rows.stream().map(year).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Map<Integer, Long>> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.computeIfAbsent(said.apply(row), words -> new LinkedHashMap<>())
                .merge(year.apply(row), articles.apply(row), Long::sum));
        lines.add("");
        lines.add(head);
        TextTable table = new TextTable();
        List<String> names = new ArrayList<>(List.of(""));
        years.forEach(one -> names.add(String.valueOf(one)));
        table.add(names.toArray(String[]::new));
        counts.entrySet().stream()
                .sorted((one, other) -> Long.compare(total(other.getValue()), total(one.getValue())))
                .limit(MOST_ROWS)
                .forEach(entry -> {
                    List<String> cells = new ArrayList<>(List.of(entry.getKey()));
                    years.forEach(
                            one -> cells.add(String.valueOf(entry.getValue().getOrDefault(one, 0L))));
                    table.add(cells.toArray(String[]::new));
                });
        lines.addAll(table.lines());
    }

    private static long total(Map<Integer, Long> years) {
        return years.values().stream().mapToLong(Long::longValue).sum();
    }
}
