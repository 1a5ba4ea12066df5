package org.perennial.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perennial.analysis.anniversary.Upcoming;
import org.perennial.contract.Occurrence;
import org.perennial.watch.occurrence.OccurrenceStore;

/** The stored returns of the events that come up, read at once. Immutable. */
final class Returns {
    private final Map<String, List<Occurrence>> read;

    Returns(OccurrenceStore occurrences, Collection<Upcoming> upcoming) {
        this.read =
                occurrences.of(upcoming.stream().map(next -> next.event().id()).collect(Collectors.toSet()));
    }

    /** Those of an event, the newest first. */
    List<Occurrence> of(String event) {
        return read.getOrDefault(event, List.of());
    }
}
