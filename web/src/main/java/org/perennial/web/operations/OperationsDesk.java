package org.perennial.web.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows how sources and stages stand. Safe for all threads; each answer may take seconds. */
public interface OperationsDesk {
    /**
     * The feeds that are read.
     *
     * @throws OutOfReachException if the broker does not answer
     */
    List<SourceStanding> sources();

    /**
     * How the stages stand.
     *
     * @throws OutOfReachException if the broker does not answer
     */
    Standing standing();

    /**
     * Sends letters back to the topics that they came from.
     *
     * @param reason only those of this reason; absent for all
     * @return how many records were sent; letters about feeds and pages are no records
     * @throws OutOfReachException if the broker does not answer
     */
    int replay(@Nullable String reason);

    /** What must be asked does not answer; the message says what, and what to do. */
    final class OutOfReachException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** With what keeps it. */
        public OutOfReachException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
