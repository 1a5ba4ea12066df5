package org.perennial.web.event;

import java.io.UncheckedIOException;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;

/** Where the events are kept that are known by name. Safe for all threads. */
public interface EventDesk {

    /** The events at the moment; the same object as long as nothing has changed. */
    EventRegistry registry();

    /**
     * Adds an event; {@link #registry} has it from then on.
     *
     * @throws IllegalArgumentException if it cannot be taken; the message tells the user why and what to do
     * @throws UncheckedIOException if it cannot be written; the message likewise
     */
    void accept(Event event);
}
