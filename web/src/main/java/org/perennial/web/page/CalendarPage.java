package org.perennial.web.page;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Upcoming;

/**
 * The anniversaries of a month.
 *
 * @param title "February 2026"
 * @param weekdays the names of the days of the week, Monday first
 * @param weeks the month's weeks; a day of another month is absent
 * @param before the address of the month before
 * @param after the address of the month after
 * @param suggestions how many events that nobody configured wait for a decision
 */
public record CalendarPage(
        String title,
        List<String> weekdays,
        List<List<@Nullable Cell>> weeks,
        String before,
        String after,
        int suggestions) {
    private static final int HOTTEST = 4;

    /**
     * A day.
     *
     * @param heat 0 for no coverage a year before, up to 4 for the most of the month
     * @param coverage last year's articles, in words; absent for none
     */
    public record Cell(
            int number,
            String day,
            boolean today,
            int heat,
            @Nullable String coverage,
            List<Return> returns) {}

    /**
     * An event that returns.
     *
     * @param round whether the number is one that is remembered more than others
     */
    public record Return(String title, String address, String ordinal, boolean round) {}

    /**
     * The page of a month.
     *
     * @param coverage articles a year before, by the day of this year
     */
    public static CalendarPage of(
            YearMonth month,
            LocalDate today,
            List<Upcoming> returns,
            Map<LocalDate, Integer> coverage,
            int suggestions,
            Wording words) {
        int most = coverage.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<@Nullable Cell>> weeks = new ArrayList<>();
        List<@Nullable Cell> week = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(null);
        }
        for (int i = 1; i <= month.lengthOfMonth(); i++) {
            LocalDate day = month.atDay(i);
            int articles = coverage.getOrDefault(day, 0);
            week.add(new Cell(
                    i,
                    words.day(day),
                    day.equals(today),
                    articles == 0 ? 0 : Math.max(1, articles * HOTTEST / most),
                    articles == 0 ? null : words.say("events.last", "articles", words.count("articles", articles)),
                    returns.stream()
                            .filter(next -> next.day().equals(day))
                            .map(next -> line(next, words))
                            .toList()));
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY || i == month.lengthOfMonth()) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        Locale locale = Locale.forLanguageTag(words.language());
        List<String> weekdays = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            weekdays.add(weekday.getDisplayName(TextStyle.SHORT, locale));
        }
        return new CalendarPage(
                words.month(month.atDay(1)),
                weekdays,
                weeks,
                "/calendar?month=" + month.minusMonths(1),
                "/calendar?month=" + month.plusMonths(1),
                suggestions);
    }

    private static Return line(Upcoming next, Wording words) {
        return new Return(
                next.event().title(),
                Wording.eventAddress(next.event().id()),
                words.anniversary(next.n()),
                next.n() % 25 == 0 || next.n() == 5 || next.n() % 10 == 0);
    }
}
