package org.perennial.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perennial.contract.Occurrence;
import org.perennial.watch.occurrence.OccurrenceStore;

/** The stored returns of events, each event's read once. For one request and its thread. */
final class Returns {
    private final OccurrenceStore occurrences;
    private final Map<String, List<Occurrence>> read = new HashMap<>();

    Returns(OccurrenceStore occurrences) {
        this.occurrences = occurrences;
    }

    /** Those of an event, the newest first. */
    List<Occurrence> of(String event) {
        return read.computeIfAbsent(event, occurrences::of);
    }
}
