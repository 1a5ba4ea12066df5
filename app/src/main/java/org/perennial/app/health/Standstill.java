package org.perennial.app.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells of numbers that should grow which of them have not for too long. Used by one thread. */
final class Standstill {
    private final Duration patience;
    private final Map<String, Mark> marks = new HashMap<>();

    private record Mark(long number, Instant since) {}

    /** @param patience how long a number may stay as it is although there is something to do */
    Standstill(Duration patience) {
        this.patience = patience;
    }

    /**
     * The names of the numbers that stand still, in order.
     *
     * @param numbers of those who have something to do; one that is not among them has done its work
     */
    Set<String> look(Instant now, Map<String, Long> numbers) {
        marks.keySet().retainAll(new HashSet<>(numbers.keySet()));
        Set<String> still = new TreeSet<>();
        numbers.forEach((name, number) -> {
            Mark mark = marks.get(name);
            if (mark == null || mark.number() != number) {
                marks.put(name, new Mark(number, now));
            } else if (!now.isBefore(mark.since().plus(patience))) {
                still.add(name);
            }
        });
        return still;
    }
}
