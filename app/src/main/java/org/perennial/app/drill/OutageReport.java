package org.perennial.app.drill;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an outage went.
 *
 * @param skipped why it could not be made here; absent if it was
 * @param told how long after its begin it was told; absent if it was not
 * @param words who told it, and what; absent if it was not told
 * @param recovered how long after its end work came out again; absent if it did not
 * @param findings what is lost, doubled or stuck after it
 */
public record OutageReport(
        Outage outage,
        @Nullable String skipped,
        @Nullable Duration told,
        @Nullable String words,
        @Nullable Duration recovered,
        List<Finding> findings) {
    /** The longest that nobody may be told for. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** Whether it was told in time, if there was something to tell, work came back, and nothing is wrong after it. */
    public boolean isWell() {
        return skipped != null
                || (recovered != null && findings.isEmpty() && (outage.tellers().isEmpty() || isToldInTime()));
    }

    private boolean isToldInTime() {
        return told != null && told.compareTo(LONGEST_SILENCE) <= 0;
    }

    static OutageReport skipped(Outage outage, String why) {
        return new OutageReport(outage, why, null, null, null, List.of());
    }
}
