package org.perennial.analysis.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perennial.analysis.query.Fields.Value;

/** Reads points in time. */
final class Moments {
    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([hdwmy])");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}.*");

    private Moments() {}

    static Moment read(Value value) {
        String text = Ranges.withOurDigits(value.text());
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("today") || lower.equals("yesterday")) {
            return new Moment.DaysBack(lower.equals("today") ? 0 : 1);
        }
        Matcher age = AGE.matcher(lower);
        if (age.matches()) {
            return new Moment.Ago(Integer.parseInt(age.group(1)), unit(age.group(2)));
        }
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                return new Moment.Local(day(date).atStartOfDay());
            }
            if (TIME.matcher(text).matches()) {
                return time(text.toUpperCase(Locale.ROOT));
            }
        } catch (DateTimeException e) {
            throw new QuerySyntaxException(
                    value.column(), QueryFault.NO_DATE.of(value.text()), QueryFault.WRITE_DATE.of());
        }
        throw new QuerySyntaxException(
                value.column(), QueryFault.NO_MOMENT.of(value.text()), QueryFault.WRITE_MOMENT.of());
    }

    private static LocalDate day(Matcher date) {
        LocalDate day = LocalDate.of(
                Integer.parseInt(date.group(1)),
                date.group(2) == null ? 1 : Integer.parseInt(date.group(2)),
                date.group(3) == null ? 1 : Integer.parseInt(date.group(3)));
        if (day.getYear() < 1) {
            throw new DateTimeException("before the first year");
        }
        return day;
    }

    private static Moment time(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        if (!zoned) {
            return new Moment.Local(LocalDateTime.parse(text));
        }
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return new Moment.Exactly(instant);
    }

    private static Moment.Unit unit(String letter) {
        for (Moment.Unit unit : Moment.Unit.values()) {
            if (unit.letter().equals(letter)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("no unit " + letter);
    }
}
