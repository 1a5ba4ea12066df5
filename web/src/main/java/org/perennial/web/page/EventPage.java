package org.perennial.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Occurrence;

/**
 * One event of the registry with the coverage of its returns.
 *
 * @param id its id in an address
 * @param title its neutral title
 * @param date when it took place
 * @param days the days on which it is remembered; empty if none is known
 * @param next when it returns; absent if no day is known
 * @param names its names by language, in no order of rank
 * @param returns the years that are compared, the newest first; empty if there was no coverage
 * @param chart the coverage by day; absent if there was none on known days
 * @param byDay the same in figures; absent with the chart
 * @param examples articles of the newest return
 */
public record EventPage(
        String id,
        String title,
        String date,
        List<String> days,
        @Nullable String next,
        List<NamesLine> names,
        List<ReturnLine> returns,
        @Nullable CoverageChart chart,
        @Nullable CountTable byDay,
        CountTable byLanguage,
        CountTable byCountry,
        List<ExampleLine> examples) {
    private static final int MOST_RETURNS = 4;
    private static final int A_YEAR = 366;

    /**
     * A year's return.
     *
     * @param number 0 for the newest, 1 for the one before
     * @param ordinal "34th anniversary"; absent if the number is not known
     * @param volume "12 articles in 3 languages from 9 sources"
     */
    public record ReturnLine(
            int number, String year, @Nullable String ordinal, String volume) {}

    /** The page of an event. */
    public static EventPage of(Event event, List<Occurrence> stored, LocalDate today, Wording words) {
        List<Occurrence> returns = stored.stream()
                .sorted(Comparator.comparingInt(Years::of).reversed())
                .limit(MOST_RETURNS)
                .toList();
        int reach = CoverageChart.reach(returns);
        boolean hasDays = returns.stream()
                .flatMap(occurrence -> occurrence.coverage().stream())
                .anyMatch(cell -> cell.offset() != null);
        return new EventPage(
                Wording.segment(event.id()),
                event.title(),
                words.eventDate(date(event)),
                event.days().stream().map(words::rememberedDay).toList(),
                next(event, today, words),
                NamesLine.of(new TreeMap<>(event.aliases()), words),
                lines(returns, words),
                hasDays ? CoverageChart.of(returns, reach, words) : null,
                hasDays ? byDay(returns, reach, words) : null,
                CountTable.of(
                        words.say("count.by.language"),
                        words.say("language"),
                        returns,
                        cell -> words.languageName(cell.language())),
                CountTable.of(
                        words.say("count.by.country"),
                        words.say("country"),
                        returns,
                        cell -> words.countryName(cell.country())),
                returns.isEmpty()
                        ? List.of()
                        : returns.get(0).examples().stream()
                                .map(example -> ExampleLine.of(example, words))
                                .toList());
    }

    private static List<ReturnLine> lines(List<Occurrence> returns, Wording words) {
        List<ReturnLine> lines = new ArrayList<>();
        for (Occurrence occurrence : returns) {
            Integer n = occurrence.n();
            lines.add(new ReturnLine(
                    lines.size(),
                    String.valueOf(Years.of(occurrence)),
                    n == null ? null : words.anniversary(n),
                    words.volume(occurrence)));
        }
        return lines;
    }

    private static CountTable byDay(List<Occurrence> returns, int reach, Wording words) {
        String earlier = words.say("offset.earlier");
        String later = words.say("offset.later");
        List<String> order = new ArrayList<>(List.of(earlier));
        for (int day = -reach; day <= reach; day++) {
            order.add(words.offset(day));
        }
        order.add(later);
        return CountTable.ordered(words.say("count.by.day"), words.say("day"), returns, order, cell -> {
            Integer offset = cell.offset();
            if (offset == null) {
                return words.say("day.unknown");
            }
            return offset < -reach ? earlier : offset > reach ? later : words.offset(offset);
        });
    }

    private static @Nullable String next(Event event, LocalDate today, Wording words) {
        return Upcoming.in(new EventRegistry(List.of(event)), today, A_YEAR).stream()
                .findFirst()
                .map(next -> words.list(
                        List.of(words.day(next.day()), words.anniversary(next.n()), words.ahead(today, next.day()))))
                .orElse(null);
    }

    private static EventDate date(Event event) {
        return new EventDate(
                event.date().start(),
                event.date().end(),
                EventDate.Precision.valueOf(event.date().precision().name()));
    }
}
