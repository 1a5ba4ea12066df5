package org.perennial.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.web.event.EventDesk;

/** What the events of the registry are called at the moment. Safe for all threads. */
final class EventTitles {
    private final EventDesk desk;
    private volatile @Nullable Known known;

    /** The titles of one state of the registry. */
    private record Known(EventRegistry registry, Map<String, String> titles) {}

    EventTitles(EventDesk desk) {
        this.desk = desk;
    }

    /** Titles by event id. */
    Map<String, String> now() {
        EventRegistry registry = desk.registry();
        Known last = known;
        if (last == null || last.registry() != registry) {
            last = new Known(registry, registry.events().stream().collect(Collectors.toMap(Event::id, Event::title)));
            known = last;
        }
        return last.titles();
    }
}
