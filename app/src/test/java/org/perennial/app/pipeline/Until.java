package org.perennial.app.pipeline;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks a condition until it holds. */
final class Until {
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private Until() {}

    /** A condition that may fail to be told. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Returns when the condition holds; fails with what was waited for if it does not in time. */
    static void holds(String what, Duration within, Condition condition) throws Exception {
        holds(within, condition, () -> what);
    }

    /** As above; what was waited for is asked at the end, so that it can say how far things had come. */
    static void holds(Duration within, Condition condition, Supplier<String> what) throws Exception {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + within + ": " + what.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
