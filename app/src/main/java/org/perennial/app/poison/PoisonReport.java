package org.perennial.app.poison;

import java.time.Duration;
import java.util.List;

/**
 * What became of broken records, and of the good articles among them.
 *
 * @param poison each record with what came of it
 * @param missing how many good articles are not stored
 * @param good how many good articles there were in each round
 * @param clean how long a round of good articles took alone; the mean of those before and after
 * @param mixed how long a round took with all broken records in it, until its last good article was stored
 */
public record PoisonReport(List<Verified> poison, int missing, int good, Duration clean, Duration mixed) {
    /** The rate of good articles among broken records, as a share of that of good articles alone. */
    public double share() {
        return (double) clean.toMillis() / Math.max(1, mixed.toMillis());
    }
}
