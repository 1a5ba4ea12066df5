package org.perennial.analysis.anniversary;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.EasterHoliday;
import com.ibm.icu.util.HebrewCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of the year on which something is remembered: fixed, movable, or of another calendar.
 *
 * <p>Written {@code 02-26}; {@code 4th saturday of november}, {@code last monday of may}; {@code easter-2},
 * {@code orthodox easter+9}; {@code hijri 01-10} (by the Umm al-Qura tables), {@code persian 11-22},
 * {@code ethiopic 01-01}, {@code chinese 05-05}; {@code hebrew 27 nisan}. Two are equal when they are written alike.
 * Immutable.
 */
public final class RememberedDay {
    private static final Pattern WEEKDAY = Pattern.compile("(1st|2nd|3rd|4th|5th|last) (\\p{L}+) of (\\p{L}+)");
    private static final Pattern EASTER = Pattern.compile("(orthodox )?easter([+-]\\d{1,3})?");
    private static final Pattern FOREIGN = Pattern.compile("(hijri|persian|ethiopic|chinese) (\\d{1,2})-(\\d{1,2})");
    private static final Pattern HEBREW = Pattern.compile("hebrew (\\d{1,2}) (\\p{L}+)");
    private static final Map<String, String> CALENDARS =
            Map.of("hijri", "islamic-umalqura", "persian", "persian", "ethiopic", "ethiopic", "chinese", "chinese");
    private static final List<String> HEBREW_MONTHS = List.of(
            "tishri", "heshvan", "kislev", "tevet", "shevat", "adar i", "adar", "nisan", "iyar", "sivan", "tamuz", "av",
            "elul");

    private final String written;
    private final IntFunction<List<LocalDate>> dates;
    private final Map<Integer, List<LocalDate>> known = new ConcurrentHashMap<>();

    private RememberedDay(String written, IntFunction<List<LocalDate>> dates) {
        this.written = written;
        this.dates = dates;
    }

    /** The same day of every year. */
    static RememberedDay of(MonthDay day) {
        return new RememberedDay(day.toString().substring(2), year -> List.of(day.atYear(year)));
    }

    /**
     * Reads one of the forms above.
     *
     * @throws IllegalArgumentException naming the text and the forms there are
     */
    public static RememberedDay parse(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT);
        try {
            Matcher weekday = WEEKDAY.matcher(form);
            Matcher easter = EASTER.matcher(form);
            Matcher foreign = FOREIGN.matcher(form);
            Matcher hebrew = HEBREW.matcher(form);
            if (weekday.matches()) {
                return weekday(form, weekday);
            } else if (easter.matches()) {
                int after = easter.group(2) == null ? 0 : Integer.parseInt(easter.group(2));
                boolean orthodox = easter.group(1) != null;
                return new RememberedDay(form, year -> List.of(easter(year, after, orthodox)));
            } else if (foreign.matches()) {
                int month = within(Integer.parseInt(foreign.group(2)), 13);
                int day = within(Integer.parseInt(foreign.group(3)), 31);
                ULocale calendar = new ULocale("en@calendar=" + CALENDARS.get(foreign.group(1)));
                return new RememberedDay(form, year -> foreign(Calendar.getInstance(calendar), month - 1, day, year));
            } else if (hebrew.matches()) {
                int month = HEBREW_MONTHS.indexOf(hebrew.group(2));
                int day = within(Integer.parseInt(hebrew.group(1)), 30);
                within(month + 1, HEBREW_MONTHS.size());
                return new RememberedDay(form, year -> foreign(new HebrewCalendar(), month, day, year));
            }
            return of(MonthDay.parse("--" + form));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "day \"" + text + "\" cannot be read; write MM-DD, 4th saturday of november, last monday of may,"
                            + " easter-2, orthodox easter+9, hijri 01-10, persian 11-22, ethiopic 01-01, chinese 05-05"
                            + " or hebrew 27 nisan",
                    e);
        }
    }

    /** The dates on which the day falls in a Gregorian year: mostly one, of a lunar calendar none or two as well. */
    public List<LocalDate> in(int year) {
        return known.computeIfAbsent(year, dates::apply);
    }

    /** The date of the day that lies nearest to a given one. */
    public LocalDate nearest(LocalDate day) {
        LocalDate best = null;
        for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
            for (LocalDate date : in(year)) {
                if (best == null || away(date, day) < away(best, day)) {
                    best = date;
                }
            }
        }
        return best == null ? day : best;
    }

    /** The form it is written in. */
    @Override
    public String toString() {
        return written;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RememberedDay day && day.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    private static long away(LocalDate a, LocalDate b) {
        return Math.abs(ChronoUnit.DAYS.between(a, b));
    }

    private static RememberedDay weekday(String form, Matcher parts) {
        DayOfWeek day = DayOfWeek.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
        Month month = Month.valueOf(parts.group(3).toUpperCase(Locale.ROOT));
        int ordinal = parts.group(1).equals("last") ? -1 : parts.group(1).charAt(0) - '0';
        return new RememberedDay(
                form,
                year -> List.of(LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day))));
    }

    private static LocalDate easter(int year, int after, boolean orthodox) {
        EasterHoliday holiday = new EasterHoliday(0, orthodox, "Easter");
        Instant first = LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Date sunday = holiday.firstAfter(Date.from(first));
        return local(sunday.toInstant()).plusDays(after);
    }

    private static List<LocalDate> foreign(Calendar calendar, int month, int day, int year) {
        calendar.setTimeZone(TimeZone.GMT_ZONE);
        Instant first = LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        calendar.setTimeInMillis(first.toEpochMilli());
        int begun = calendar.get(Calendar.EXTENDED_YEAR);
        List<LocalDate> dates = new ArrayList<>(2);
        for (int theirs = begun; theirs <= begun + 2; theirs++) {
            calendar.clear();
            calendar.set(Calendar.EXTENDED_YEAR, theirs);
            calendar.set(Calendar.MONTH, month);
            calendar.set(Calendar.DAY_OF_MONTH, day);
            LocalDate date = local(Instant.ofEpochMilli(calendar.getTimeInMillis()));
            if (date.getYear() == year) {
                dates.add(date);
            }
        }
        return List.copyOf(dates);
    }

    private static LocalDate local(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static int within(int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(value + " is not between 1 and " + most);
        }
        return value;
    }
}
