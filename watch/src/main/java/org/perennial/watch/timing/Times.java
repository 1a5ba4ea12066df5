package org.perennial.watch.timing;

import java.time.DateTimeException;
import java.time.LocalTime;

/** Times of day as people write them: {@code 7:00}, {@code 07:00}, {@code 22:30}. */
public final class Times {
    private Times() {}

    /**
     * The time that a text names.
     *
     * @throws DateTimeException if it names none
     */
    public static LocalTime parse(String text) {
        String time = text.strip();
        return LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time);
    }
}
