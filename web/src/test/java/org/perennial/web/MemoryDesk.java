package org.perennial.web;

import java.util.ArrayList;
import java.util.List;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.web.event.EventDesk;

/** The product's events and those accepted since, in memory. */
final class MemoryDesk implements EventDesk {
    private EventRegistry registry = EventRegistry.load();

    @Override
    public synchronized EventRegistry registry() {
        return registry;
    }

    @Override
    public synchronized void accept(Event event) {
        List<Event> all = new ArrayList<>(registry.events());
        all.add(event);
        registry = new EventRegistry(all);
    }
}
