package org.perennial.app.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.perennial.contract.Occurrence;

/** The coverage of an event's returns, day by day, the years beside each other. */
final class CoverageTable {
    private static final int MOST_YEARS = 4;
    private static final int LONGEST_BAR = 16;
    private static final String NO_COUNTRY = "other";

    private CoverageTable() {}

    /**
     * The table, and a line for each year below it.
     *
     * @param occurrences the returns of one event, the newest first; the newest {@value #MOST_YEARS} are shown
     */
    static List<String> lines(List<Occurrence> occurrences) {
        List<Occurrence> years = new ArrayList<>(occurrences.subList(0, Math.min(MOST_YEARS, occurrences.size())));
        Collections.reverse(years);
        List<Map<Integer, Integer>> counts =
                years.stream().map(CoverageTable::byOffset).toList();
        TreeSet<Integer> offsets = new TreeSet<>();
        counts.forEach(year -> offsets.addAll(year.keySet()));
        int most = counts.stream()
                .flatMap(year -> year.values().stream())
                .max(Integer::compare)
                .orElse(1);
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("day"));
        years.forEach(year -> head.add(label(year)));
        table.add(head.toArray(String[]::new));
        for (int offset : offsets) {
            List<String> row = new ArrayList<>(List.of(offset == 0 ? " 0" : "%+d".formatted(offset)));
            counts.forEach(year -> row.add(bar(year.getOrDefault(offset, 0), most)));
            table.add(row.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(offsets.isEmpty() ? List.of() : table.lines());
        years.forEach(year -> lines.add(total(year)));
        return lines;
    }

    private static String bar(int count, int most) {
        return count == 0 ? "" : "%4d %s".formatted(count, "█".repeat(Math.max(1, count * LONGEST_BAR / most)));
    }

    private static Map<Integer, Integer> byOffset(Occurrence occurrence) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Occurrence.Cell cell : occurrence.coverage()) {
            if (cell.offset() != null) {
                counts.merge(cell.offset(), cell.articles(), Integer::sum);
            }
        }
        return counts;
    }

    private static String total(Occurrence occurrence) {
        Map<String, Integer> languages = new HashMap<>();
        Map<String, Integer> countries = new HashMap<>();
        for (Occurrence.Cell cell : occurrence.coverage()) {
            languages.merge(cell.language(), cell.articles(), Integer::sum);
            countries.merge(cell.country() == null ? NO_COUNTRY : cell.country(), cell.articles(), Integer::sum);
        }
        return label(occurrence) + ": " + Wording.count(occurrence.articles(), "article") + " of "
                + Wording.count(occurrence.sources().size(), "source") + "; languages " + Wording.tally(languages)
                + "; countries " + Wording.tally(countries);
    }

    /** "2025, n 33". */
    private static String label(Occurrence occurrence) {
        String year = occurrence.day() == null
                ? occurrence.id().substring(occurrence.id().indexOf('@') + 1)
                : String.valueOf(occurrence.day().getYear());
        return year + (occurrence.n() == null ? "" : ", n " + occurrence.n());
    }
}
