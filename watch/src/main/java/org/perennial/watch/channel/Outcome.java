package org.perennial.watch.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a sending ended. */
public sealed interface Outcome {

    /** The other side took it. */
    record Sent() implements Outcome {}

    /**
     * It may get through later.
     *
     * @param problem what happened, without secrets
     * @param after how long the other side asks to wait; absent if it does not say
     */
    record Later(String problem, @Nullable Duration after) implements Outcome {}

    /**
     * It will never get through as it is.
     *
     * @param problem what happened, without secrets
     */
    record Never(String problem) implements Outcome {}
}
