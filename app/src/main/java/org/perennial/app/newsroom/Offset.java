package org.perennial.app.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A distance in time as ISO 8601 writes it, years and hours mixed: {@code -P1Y}, {@code PT90S}, {@code -P1DT3H}. */
record Offset(Period period, Duration duration) {
    private static final Pattern SHAPE = Pattern.compile("([+-]?)P(?=[\\dT])([^T]*)(?:T(.+))?");

    /** Whether the text means to be an offset, right or wrong. */
    static boolean looksLike(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The offset a text states; refuses any other text. */
    static Offset parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    text + " is not an ISO 8601 offset; write one like -P1Y, PT20S or -P1DT3H");
        }
        String sign = shape.group(1);
        String days = shape.group(2);
        String hours = shape.group(3);
        try {
            Period period = days.isEmpty() ? Period.ZERO : Period.parse(sign + "P" + days);
            Duration duration = hours == null ? Duration.ZERO : Duration.parse(sign + "PT" + hours);
            return new Offset(period, duration);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    text + " is not an ISO 8601 offset; write one like -P1Y, PT20S or -P1DT3H", malformed);
        }
    }

    /** The instant at this distance from another, by the UTC calendar. */
    Instant from(Instant origin) {
        return origin.atOffset(ZoneOffset.UTC).plus(period).plus(duration).toInstant();
    }
}
