package org.perennial.app.drill;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;

/** Waits for what others bring about. */
record Patience(Clock clock) {
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Something that holds or not, and cannot be told while a server is down. */
    interface Condition {
        boolean holds() throws SQLException, InterruptedException, ExecutionException, TimeoutException;
    }

    /** Whether it came to hold in time. */
    boolean await(Duration longest, Condition condition) throws InterruptedException {
        Instant end = clock.instant().plus(longest);
        while (clock.instant().isBefore(end)) {
            try {
                if (condition.holds()) {
                    return true;
                }
            } catch (SQLException | ExecutionException | TimeoutException | KafkaException down) {
                // it comes back, or the time runs out
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return false;
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
