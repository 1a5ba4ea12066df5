package org.perennial.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.watch.statistics.EventDrift;
import org.perennial.watch.statistics.EventStatistics.Naming;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;

/**
 * How names and numbers in the coverage of an event move from year to year.
 *
 * @param id of the event, as it stands in an address
 * @param title of the event
 * @param names by which texts call it; absent if none is known
 * @param numbers of people that texts state; absent if none is known
 */
public record DriftPage(
        String id,
        String title,
        @Nullable Table names,
        @Nullable Table numbers) {
    private static final int MOST_YEARS = 8;
    private static final int MOST_ROWS = 12;

    /**
     * What is said, by year.
     *
     * @param years the newest first
     * @param rows those of most articles first
     * @param more how many further rows the file has
     */
    public record Table(List<Integer> years, List<Row> rows, ShareChart chart, int more) {}

    /**
     * One name, or one number.
     *
     * @param curve its number in the drawing; absent if it is not drawn
     * @param language what the words are in, in the reader's language; absent for a number
     * @param outlier whether the number is far from what most say
     */
    public record Row(
            @Nullable Integer curve,
            String words,
            String lang,
            String dir,
            @Nullable String language,
            boolean outlier,
            List<Cell> cells) {}

    /**
     * A year of it.
     *
     * @param share of the articles of the year that say anything of the kind, such as "61 %"; absent for none
     */
    public record Cell(long articles, @Nullable String share) {}

    /** The page of an event. */
    public static DriftPage of(Event event, EventDrift drift, Wording words) {
        return new DriftPage(
                Wording.segment(event.id()),
                event.title(),
                table(drift.naming().stream().map(DriftPage::said).toList(), words),
                table(
                        drift.numbers().stream()
                                .map(number -> said(number, words))
                                .toList(),
                        words));
    }

    private record Said(
            String key, int year, String words, @Nullable String language, boolean outlier, long articles) {}

    private static Said said(Naming naming) {
        return new Said(
                naming.language() + " " + naming.words().toLowerCase(Locale.ROOT),
                naming.year(),
                naming.words(),
                naming.language(),
                false,
                naming.articles());
    }

    private static Said said(StatedNumber number, Wording words) {
        return new Said(
                number.unit() + " " + number.value(),
                number.year(),
                words.say("unit." + number.unit(), "n", number.value()),
                null,
                number.outlier(),
                number.articles());
    }

    private static @Nullable Table table(List<Said> all, Wording words) {
        if (all.isEmpty()) {
            return null;
        }
        List<Integer> years = new TreeSet<>(all.stream().map(Said::year).toList())
                .descendingSet().stream().limit(MOST_YEARS).toList();
        Map<Integer, Long> ofYear = new TreeMap<>();
        Map<String, List<Said>> byKey = new LinkedHashMap<>();
        for (Said said : all) {
            if (years.contains(said.year())) {
                ofYear.merge(said.year(), said.articles(), Long::sum);
                byKey.computeIfAbsent(said.key(), any -> new ArrayList<>()).add(said);
            }
        }
        List<List<Said>> kinds = new ArrayList<>(byKey.values());
        kinds.sort(Comparator.comparingLong((List<Said> kind) -> articles(kind)).reversed());
        List<Row> rows = new ArrayList<>();
        for (List<Said> kind : kinds.subList(0, Math.min(MOST_ROWS, kinds.size()))) {
            rows.add(row(kind, rows.size(), years, ofYear, words));
        }
        return new Table(years, rows, chart(kinds, years, ofYear, words), kinds.size() - rows.size());
    }

    private static long articles(List<Said> kind) {
        return kind.stream().mapToLong(Said::articles).sum();
    }

    private static long articles(List<Said> kind, int year) {
        return kind.stream()
                .filter(said -> said.year() == year)
                .mapToLong(Said::articles)
                .sum();
    }

    private static Row row(List<Said> kind, int place, List<Integer> years, Map<Integer, Long> ofYear, Wording words) {
        Said first = kind.get(0);
        return new Row(
                place < ShareChart.MOST_CURVES ? place : null,
                first.words(),
                Wording.lang(first.language()),
                Wording.dir(first.language()),
                first.language() == null ? null : words.languageName(first.language()),
                kind.stream().anyMatch(Said::outlier),
                years.stream()
                        .map(year -> {
                            long articles = articles(kind, year);
                            return new Cell(
                                    articles,
                                    articles == 0
                                            ? null
                                            : words.percent((double) articles / ofYear.getOrDefault(year, 1L)));
                        })
                        .toList());
    }

    private static ShareChart chart(
            List<List<Said>> kinds, List<Integer> newestFirst, Map<Integer, Long> ofYear, Wording words) {
        List<Integer> years = newestFirst.stream().sorted().toList();
        List<String> labels = new ArrayList<>();
        List<int[]> percents = new ArrayList<>();
        for (List<Said> kind : kinds.subList(0, Math.min(ShareChart.MOST_CURVES, kinds.size()))) {
            labels.add(kind.get(0).words());
            percents.add(years.stream()
                    .mapToInt(year -> (int) Math.round(100.0 * articles(kind, year) / ofYear.getOrDefault(year, 1L)))
                    .toArray());
        }
        return ShareChart.of(labels, years, percents, words);
    }
}
