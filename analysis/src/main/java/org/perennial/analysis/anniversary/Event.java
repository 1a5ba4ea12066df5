package org.perennial.analysis.anniversary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A remembered event of the registry.
 *
 * @param id what the event is called in output and in queries, such as {@code khojaly-massacre}
 * @param title neutral English title
 * @param date when it happened
 * @param days days of the year on which it is remembered, the event's own among them where there is one
 * @param category free word such as {@code war}, {@code disaster}, {@code state}
 * @param region free word such as {@code Caucasus}; empty when it has none
 * @param aliases names by BCP 47 language, from all sides and in no order of rank
 * @param context words one of which must stand in the article for a name to count; empty when the names suffice
 * @param window days around a remembered day in which the event is in season: its name beside a word of commemoration is
 *     then coverage
 * @param qid Wikidata id; null unless sure
 */
public record Event(
        String id,
        String title,
        EventDate date,
        List<RememberedDay> days,
        String category,
        String region,
        Map<String, List<String>> aliases,
        List<String> context,
        int window,
        @Nullable String qid) {
    static final int USUAL_WINDOW = 20;
    static final int LONGEST_WINDOW = 180;

    /**
     * An event with names and nothing more: remembered on its own day, if that is known.
     *
     * @param aliases names by BCP 47 language, at least one
     */
    public static Event named(String id, String title, EventDate date, Map<String, List<String>> aliases) {
        boolean hasDay = date.precision() != Precision.YEAR && date.precision() != Precision.MONTH;
        List<RememberedDay> days =
                hasDay ? List.of(RememberedDay.of(java.time.MonthDay.from(date.start()))) : List.of();
        return new Event(id, title, date, days, "other", "", aliases, List.of(), USUAL_WINDOW, null);
    }

    /** Copies the collections. */
    public Event {
        days = List.copyOf(days);
        aliases = Map.copyOf(aliases);
        context = List.copyOf(context);
    }
}
