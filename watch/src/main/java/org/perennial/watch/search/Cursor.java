package org.perennial.watch.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in what was found, newest first: what comes after it appeared earlier.
 *
 * @param appeared when the last article before this place came to light
 * @param id its id, which orders articles of one instant
 */
public record Cursor(Instant appeared, String id) {
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

    /** This place as a text without spaces. */
    public String text() {
        return appeared + "_" + id;
    }

    /** The place that a text names; empty if it names none. */
    public static Optional<Cursor> of(String text) {
        int separator = text.indexOf('_');
        if (separator < 1 || separator == text.length() - 1 || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            Instant appeared = Instant.parse(text.substring(0, separator));
            return appeared.isBefore(FIRST) || !appeared.isBefore(LAST)
                    ? Optional.empty()
                    : Optional.of(new Cursor(appeared, text.substring(separator + 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
