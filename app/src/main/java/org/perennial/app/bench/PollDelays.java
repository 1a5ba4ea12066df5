package org.perennial.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long after their due times feeds were asked. */
public final class PollDelays {
    private final List<Duration> delays = new ArrayList<>();

    /** A visit as the feed's state tells it: when it was, and when the next is due. */
    public record Visit(Instant polled, Instant next) {}

    /**
     * Takes one feed. For each visit, the first request after it is the next one; if none came although it was due, the time
     * that has passed counts.
     *
     * @param visits in order
     * @param asked when the server was asked, in order
     * @param end when the measurement ended
     */
    public void take(List<Visit> visits, List<Instant> asked, Instant end) {
        for (Visit visit : visits) {
            if (visit.next().isBefore(end)) {
                Instant next = asked.stream()
                        .filter(at -> at.isAfter(visit.polled()))
                        .findFirst()
                        .orElse(end);
                delays.add(Duration.between(visit.next(), next));
            }
        }
    }

    /** All that were taken. */
    public Delays all() {
        return new Delays(delays);
    }
}
