package org.perennial.processing.copies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A register on the heap, for where there are no servers; it forgets by the same rule as a store of the topology. */
public final class HeapRegister implements Register {
    private static final Comparator<Arrival> EARLIEST_FIRST = Comparator.naturalOrder();

    private final Duration window;
    private final Map<Long, TreeMap<Arrival, Boolean>> carriers = new HashMap<>();

    /** Who was entered under what, in the order of entering, to be forgotten in it. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(long key, Arrival arrival) {}

    /**
     * An empty register.
     *
     * @param window how long a carrier is remembered
     */
    public HeapRegister(Duration window) {
        this.window = window;
    }

    @Override
    public List<Carrier> carriers(long key, Instant at) {
        Instant from = at.minus(window);
        return carriers.getOrDefault(key, new TreeMap<>(EARLIEST_FIRST)).entrySet().stream()
                .filter(entry -> !entry.getKey().at().isBefore(from))
                .map(entry -> new Carrier(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void enter(long key, Carrier carrier) {
        Arrival arrival = carrier.arrival();
        if (carriers.computeIfAbsent(key, k -> new TreeMap<>(EARLIEST_FIRST)).put(arrival, carrier.root()) == null) {
            entries.add(new Entry(key, arrival));
        }
        Instant from = arrival.at().minus(window);
        while (!entries.isEmpty() && entries.peek().arrival().at().isBefore(from)) {
            Entry old = entries.remove();
            carriers.computeIfPresent(old.key(), (k, there) -> {
                there.remove(old.arrival());
                return there.isEmpty() ? null : there;
            });
        }
    }
}
