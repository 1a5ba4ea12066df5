package org.perennial.app.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.Upcoming;

/**
 * Anniversaries as iCalendar (RFC 5545): a whole day each, without an hour, so that they stand on their day in every time
 * zone, and without claiming the reader's time.
 */
public final class UpcomingCalendar {
    private static final String PRODUCT = "-//Perennial//Perennial//EN";

    private static final String NAME = "Anniversaries";

    private UpcomingCalendar() {}

    /**
     * The calendar as text with the line ends of the standard.
     *
     * @param stamp when it is written
     */
    public static String write(List<Upcoming> anniversaries, Instant stamp) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(NAME);
        calendar.addExperimentalProperty("X-WR-CALNAME", NAME); // what calendar programs read of old
        anniversaries.forEach(anniversary -> calendar.addEvent(entry(anniversary, stamp)));
        return Biweekly.write(calendar).go();
    }

    private static VEvent entry(Upcoming anniversary, Instant stamp) {
        Event event = anniversary.event();
        LocalDate day = anniversary.day();
        VEvent entry = new VEvent();
        entry.setUid(uid(anniversary));
        entry.setDateTimeStamp(Date.from(stamp));
        entry.setDateStart(new DateStart(
                new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false)));
        entry.setSummary(event.title() + ", " + anniversary.n() + (anniversary.n() == 1 ? " year" : " years"));
        entry.setTransparency(true);
        entry.addCategories(Stream.of(event.category(), event.region())
                .filter(word -> !word.isEmpty())
                .toList());
        return entry;
    }

    /**
     * The same for one return of one event for ever, so that a calendar which is imported again replaces what it had. Of an
     * event that is remembered on several days of a year the later ones have their day in it.
     */
    static String uid(Upcoming anniversary) {
        Event event = anniversary.event();
        int year = anniversary.day().getYear();
        LocalDate first = event.days().stream()
                .flatMap(day -> day.in(year).stream())
                .min(LocalDate::compareTo)
                .orElse(anniversary.day());
        Object when = anniversary.day().equals(first) ? year : anniversary.day();
        return event.id() + "@" + when + "@perennial";
    }
}
