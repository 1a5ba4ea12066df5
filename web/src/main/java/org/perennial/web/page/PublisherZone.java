package org.perennial.web.page;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the clocks of a country show. Safe to use from many threads. */
final class PublisherZone {
    private static final Map<String, List<TimeZone>> ZONES = new ConcurrentHashMap<>();

    private PublisherZone() {}

    /** A zone of the country, if all of its clocks show the same at an instant; empty if they do not, or none is known. */
    static Optional<TimeZone> of(String country, Instant at) {
        List<TimeZone> zones = ZONES.computeIfAbsent(country, PublisherZone::zones);
        long millis = at.toEpochMilli();
        return zones.stream()
                .findFirst()
                .filter(first -> zones.stream().allMatch(other -> other.getOffset(millis) == first.getOffset(millis)));
    }

    private static List<TimeZone> zones(String country) {
        return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
                .map(TimeZone::getFrozenTimeZone)
                .toList();
    }
}
