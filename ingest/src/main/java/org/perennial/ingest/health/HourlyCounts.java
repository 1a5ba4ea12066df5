package org.perennial.ingest.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many articles came in each hour; hours without any are not kept. Not safe for many threads. */
public final class HourlyCounts {
    private final TreeMap<Long, Integer> hours = new TreeMap<>();

    /** The number of an hour, which begins at that time or before it. */
    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 3_600L);
    }

    /** Says how many came in the hour of that time, in place of what was said before. */
    public HourlyCounts set(Instant at, int articles) {
        if (articles > 0) {
            hours.put(hour(at), articles);
        } else {
            hours.remove(hour(at));
        }
        return this;
    }

    /** Says how many more came in the hour of that time. */
    public HourlyCounts add(Instant at, int articles) {
        if (articles > 0) {
            hours.merge(hour(at), articles, Integer::sum);
        }
        return this;
    }

    /** Forgets what came in the hour of that time and after it. */
    public void clearFrom(Instant at) {
        hours.tailMap(hour(at)).clear();
    }

    /** Forgets what came before that time. */
    public void clearBefore(Instant at) {
        hours.headMap(hour(at)).clear();
    }

    /** How many came in so many whole hours up to the hour in which {@code end} lies, without it. */
    public long in(long length, Instant end) {
        return hours.subMap(hour(end) - length, hour(end)).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** The end of the last hour in which any came; empty if there is none. */
    public Optional<Instant> last() {
        return hours.isEmpty() ? Optional.empty() : Optional.of(instant(hours.lastKey() + 1));
    }

    /** The beginning of the first hour in which any came; empty if there is none. */
    public Optional<Instant> first() {
        return hours.isEmpty() ? Optional.empty() : Optional.of(instant(hours.firstKey()));
    }

    /** How many came on each of so many days of 24 hours up to {@code end}, the earliest first. */
    public int[] days(int count, Instant end) {
        int[] days = new int[count];
        long last = hour(end);
        for (Map.Entry<Long, Integer> one :
                hours.subMap(last - 24L * count, last).entrySet()) {
            days[count - 1 - (int) ((last - 1 - one.getKey()) / 24)] += one.getValue();
        }
        return days;
    }

    private static Instant instant(long hour) {
        return Instant.EPOCH.plus(hour, ChronoUnit.HOURS);
    }
}
