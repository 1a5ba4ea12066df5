package org.perennial.web.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.perennial.contract.Occurrence;

/**
 * How many articles, by something and by year.
 *
 * @param caption what is counted by what
 * @param by the heading of the first column
 * @param years the headings of the others, the newest first
 */
public record CountTable(String caption, String by, List<String> years, List<Row> rows) {
    public CountTable {
        years = List.copyOf(years);
        rows = List.copyOf(rows);
    }

    /** The counts of one thing, one for each year. */
    public record Row(String label, List<Integer> counts) {
        int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** By the words for a cell, those with most articles first. */
    static CountTable of(String caption, String by, List<Occurrence> returns, Function<Occurrence.Cell, String> label) {
        CountTable table = ordered(caption, by, returns, List.of(), label);
        List<Row> rows = new ArrayList<>(table.rows());
        rows.sort(Comparator.comparingInt(Row::total).reversed().thenComparing(Row::label));
        return new CountTable(caption, by, table.years(), rows);
    }

    /** By the words for a cell, in a given order; what counts nothing is left out. */
    static CountTable ordered(
            String caption,
            String by,
            List<Occurrence> returns,
            List<String> order,
            Function<Occurrence.Cell, String> label) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        order.forEach(key -> counts.put(key, new int[returns.size()]));
        for (int i = 0; i < returns.size(); i++) {
            for (Occurrence.Cell cell : returns.get(i).coverage()) {
                counts.computeIfAbsent(label.apply(cell), key -> new int[returns.size()])[i] += cell.articles();
            }
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((key, numbers) ->
                rows.add(new Row(key, Arrays.stream(numbers).boxed().toList())));
        return new CountTable(
                caption,
                by,
                returns.stream()
                        .map(occurrence -> String.valueOf(Years.of(occurrence)))
                        .toList(),
                rows.stream().filter(row -> row.total() > 0).toList());
    }
}
