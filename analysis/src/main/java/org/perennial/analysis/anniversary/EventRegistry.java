package org.perennial.analysis.anniversary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The remembered events the tagger knows by name.
 *
 * @param events the events; no two with one id
 */
public record EventRegistry(List<Event> events) {
    private static final String OWN = "events/";

    /** Copies the list and refuses an id that is given twice. */
    public EventRegistry {
        events = List.copyOf(events);
        Set<String> ids = new HashSet<>();
        for (Event event : events) {
            if (!ids.add(event.id())) {
                throw new IllegalArgumentException(
                        "event id " + event.id() + " is given twice; rename one of the two events");
            }
        }
    }

    /** The events that come with the product. */
    public static EventRegistry load() {
        EventRegistry all = new EventRegistry(List.of());
        for (String region : AnalysisData.lines(OWN + "index.txt")) {
            String name = OWN + region;
            List<Event> events = new ArrayList<>(all.events());
            events.addAll(of(name, AnalysisData.own(name, File.class)).events());
            all = new EventRegistry(events);
        }
        return all;
    }

    /**
     * Reads events from YAML in the form of the product's own files.
     *
     * @param name what errors call the source, such as its file name
     * @param yaml the content
     * @throws IllegalArgumentException naming the place, the value and the remedy when it cannot be read
     */
    public static EventRegistry parse(String name, String yaml) {
        return of(name, AnalysisData.parse(name, yaml, File.class));
    }

    private static EventRegistry of(String name, File file) {
        List<Event> events = new ArrayList<>();
        for (Entry entry : file.events()) {
            events.add(entry.event(name));
        }
        return new EventRegistry(events);
    }

    /** These events and more; an event of an id that is here already takes its place. */
    public EventRegistry with(EventRegistry more) {
        Set<String> replaced = new HashSet<>();
        more.events().forEach(e -> replaced.add(e.id()));
        List<Event> all = new ArrayList<>();
        events.stream().filter(e -> !replaced.contains(e.id())).forEach(all::add);
        all.addAll(more.events());
        return new EventRegistry(all);
    }

    /** The events in the form in which {@link #parse} reads them. */
    public String toYaml() {
        return AnalysisData.write(new File(events.stream().map(Entry::of).toList()));
    }

    private record File(@JsonProperty(required = true) List<Entry> events) {}

    private record Entry(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) String date,
            @Nullable String precision,
            @Nullable List<String> days,
            @Nullable String category,
            @Nullable String region,
            @JsonProperty(required = true) Map<String, List<String>> aliases,
            @Nullable List<String> context,
            @Nullable Integer window,
            @Nullable String qid) {
        static Entry of(Event event) {
            EventDate when = event.date();
            boolean oneDay = when.start().equals(when.end());
            return new Entry(
                    event.id(),
                    event.title(),
                    oneDay ? when.start().toString() : when.start() + "/" + when.end(),
                    oneDay ? null : when.precision().name().toLowerCase(Locale.ROOT),
                    event.days().stream().map(RememberedDay::toString).toList(),
                    event.category(),
                    event.region().isEmpty() ? null : event.region(),
                    event.aliases(),
                    event.context().isEmpty() ? null : event.context(),
                    event.window() == Event.USUAL_WINDOW ? null : event.window(),
                    event.qid());
        }

        Event event(String file) {
            EventDate when = date(file);
            List<RememberedDay> remembered = new ArrayList<>();
            for (String day : Lists.orEmpty(days)) {
                try {
                    remembered.add(RememberedDay.parse(day));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + ": event " + id + ": " + e.getMessage(), e);
                }
            }
            if (remembered.isEmpty() && when.precision() != Precision.YEAR && when.precision() != Precision.MONTH) {
                remembered.add(RememberedDay.of(MonthDay.from(when.start())));
            }
            return new Event(
                    id,
                    title,
                    when,
                    remembered,
                    category == null ? "other" : category,
                    region == null ? "" : region,
                    aliases,
                    Lists.orEmpty(context),
                    window(file),
                    qid);
        }

        private int window(String file) {
            Integer days = window;
            if (days != null && (days < 1 || days > Event.LONGEST_WINDOW)) {
                throw new IllegalArgumentException(file + ": event " + id + " has window " + days
                        + "; give days around the remembered day, 1 to " + Event.LONGEST_WINDOW);
            }
            return days == null ? Event.USUAL_WINDOW : days;
        }

        private EventDate date(String file) {
            try {
                String[] ends = date.split("/", 2);
                EventDate first = single(ends[0]);
                if (ends.length == 1) {
                    return precision == null ? first : first(first, first.end());
                }
                return first(first, single(ends[1]).end());
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        file + ": event " + id + " has date \"" + date + "\" and precision " + precision
                                + "; write YYYY, YYYY-MM or YYYY-MM-DD, or two of them with a slash, and one of "
                                + "night, day, range, month, year",
                        e);
            }
        }

        private EventDate first(EventDate first, LocalDate end) {
            Precision how = precision == null ? Precision.RANGE : Precision.valueOf(precision.toUpperCase(Locale.ROOT));
            return new EventDate(first.start(), end, how);
        }

        private static EventDate single(String text) {
            return switch (text.length()) {
                case 4 -> EventDate.year(Year.parse(text).getValue());
                case 7 -> EventDate.month(YearMonth.parse(text));
                default -> EventDate.day(LocalDate.parse(text));
            };
        }
    }
}
