package org.perennial.web.coverage;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in the coverage, newest first: what comes after it appeared earlier.
 *
 * @param appeared when the last article before this place came to light
 * @param id its id, which orders articles of one instant
 */
public record Cursor(Instant appeared, String id) {

    /** This place as it stands in an address. */
    public String text() {
        return appeared + "_" + id;
    }

    /** Whether the store can hold an instant: of the years 1 to 9999. */
    public static boolean isStorable(Instant instant) {
        return instant.isAfter(Instant.parse("0000-12-31T23:59:59Z"))
                && instant.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    }

    /** The place that a text names; empty if it names none. */
    public static Optional<Cursor> of(String text) {
        int separator = text.indexOf('_');
        if (separator < 1 || separator == text.length() - 1 || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            Instant appeared = Instant.parse(text.substring(0, separator));
            return isStorable(appeared)
                    ? Optional.of(new Cursor(appeared, text.substring(separator + 1)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
