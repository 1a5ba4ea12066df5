package org.perennial.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether feeds can be read at all. That one cannot is its site's affair; that none can, one after the other, is that of the
 * network, of names, or of ours. Told in the log once when it begins and once when it is over. Safe for all threads.
 */
final class Reach {
    private static final Logger log = LoggerFactory.getLogger(Reach.class);

    /** So many visits fail in a row, and for so long, before it is told. */
    private static final int MANY = 3;

    private static final Duration LONG = Duration.ofSeconds(20);

    private @Nullable Instant since;
    private int failures;
    private boolean told;

    /**
     * Notes how a visit went.
     *
     * @param failed whether it found no readable feed
     */
    synchronized void visited(boolean failed, Instant at) {
        if (failed) {
            failures++;
            since = since == null ? at : since;
        } else {
            failures = 0;
            since = null;
        }
        Optional<String> problem = problem(at);
        if (problem.isPresent() && !told) {
            log.atWarn()
                    .setMessage("no feed can be read")
                    .addKeyValue("problem", problem.get())
                    .log();
        } else if (problem.isEmpty() && told) {
            log.atWarn().setMessage("feeds can be read again").log();
        }
        told = problem.isPresent();
    }

    /** Since when no feed could be read, in a sentence; empty if some can, or if it is not long yet. */
    synchronized Optional<String> problem(Instant now) {
        Instant begin = since;
        return begin == null || failures < MANY || Duration.between(begin, now).compareTo(LONG) < 0
                ? Optional.empty()
                : Optional.of("no feed could be read since " + begin + ", in " + failures + " visits");
    }
}
