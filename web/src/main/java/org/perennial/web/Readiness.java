package org.perennial.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a process can do its work. Asked from many threads, at each request for {@code /readyz}; it must answer at once. */
@FunctionalInterface
public interface Readiness {
    /** Everything that must hold, in the order in which it is to be looked at. */
    List<Check> checks();

    /**
     * One thing that must hold.
     *
     * @param name such as {@code database}
     * @param ok whether it does
     * @param detail what was found, in a sentence
     * @param remedy what to do; absent if all is well. With {@code ok} it is a warning: the work goes on without
     */
    record Check(
            String name,
            boolean ok,
            String detail,
            @Nullable String remedy) {}
}
