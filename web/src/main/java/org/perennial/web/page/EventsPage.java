package org.perennial.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.contract.Occurrence;

/**
 * The events: what was found by itself, and what comes up.
 *
 * @param days how many days ahead are shown
 */
public record EventsPage(List<SuggestionCard> suggestions, List<UpcomingLine> upcoming, int days) {

    /**
     * A return that lies ahead.
     *
     * @param day "26 February 2026"
     * @param ahead "in 12 days"
     * @param ordinal "34th anniversary"
     * @param title the event's
     * @param address its page
     * @param lastYear what last year's return had, such as "12 articles"; absent for nothing
     */
    public record UpcomingLine(
            String day,
            String ahead,
            String ordinal,
            String title,
            String address,
            @Nullable String lastYear) {}

    /**
     * The page.
     *
     * @param stored the stored returns of an event by its id
     */
    public static EventsPage of(
            List<SuggestionCard> suggestions,
            List<Upcoming> upcoming,
            Function<String, List<Occurrence>> stored,
            LocalDate today,
            int days,
            Wording words) {
        List<UpcomingLine> lines = upcoming.stream()
                .map(next -> {
                    int articles =
                            articles(stored.apply(next.event().id()), next.day().getYear() - 1);
                    return new UpcomingLine(
                            words.day(next.day()),
                            words.ahead(today, next.day()),
                            words.anniversary(next.n()),
                            next.event().title(),
                            Wording.eventAddress(next.event().id()),
                            articles == 0 ? null : words.count("articles", articles));
                })
                .toList();
        return new EventsPage(suggestions, lines, days);
    }

    /** How many articles a year's return had; 0 for none. */
    public static int articles(List<Occurrence> stored, int year) {
        return stored.stream()
                .filter(occurrence -> Years.of(occurrence) == year)
                .mapToInt(Occurrence::articles)
                .sum();
    }
}
