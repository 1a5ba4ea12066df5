package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.perennial.processing.Extents.Extent;

/**
 * A window in spans of equal length, each of which is one row of a key in a window store. What a key has is then found by a
 * few look-ups, most of which a filter in memory answers; a search over time opens every segment, which at some hundred
 * thousand articles costs more than all else.
 */
final class Spans {
    /** More make a store forget nearer to the end of its window, and a key that is not there dearer to look up. */
    private static final int IN_A_WINDOW = 4;

    /** A store keeps a window and a span, in segments of half of that. */
    private static final int IN_A_SEGMENT = 3;

    /** By Kafka Streams. */
    private static final Duration SHORTEST_SEGMENT = Duration.ofMinutes(1);

    private final Duration window;
    private final long length;
    private final Extent extent;

    /**
     * Spans of a window.
     *
     * @param extent of the store that the rows lie in
     */
    Spans(Duration window, Extent extent) {
        this.window = window;
        this.length = length(window).toMillis();
        this.extent = extent;
    }

    /** A store with a row for each key and span, which every put sends on at once, and which drops whole segments. */
    static <K, V> StoreBuilder<WindowStore<K, V>> declare(
            String name, Serde<K> keys, Serde<V> values, Duration window) {
        // What came at the end of a span is remembered for a window after it, the row lies at the span's beginning.
        Duration retention = window.plus(length(window)).plusMillis(1);
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, retention, length(window), false), keys, values)
                .withCachingDisabled()
                .withLoggingEnabled(Changelogs.SETTINGS);
    }

    /** No segment of the store of such a window is longer, in milliseconds. */
    static long segment(Duration window) {
        return Math.max(IN_A_SEGMENT * length(window).toMillis(), SHORTEST_SEGMENT.toMillis());
    }

    private static Duration length(Duration window) {
        return window.dividedBy(IN_A_WINDOW);
    }

    /** Where the span of something to be put begins, in milliseconds. */
    long of(Instant at) {
        long start = start(at.toEpochMilli());
        extent.takeIn(start);
        return start;
    }

    /** Where the spans begin in which something may be that is remembered at an instant, the newest first. */
    LongStream since(Instant at) {
        if (extent.isEmpty()) {
            return LongStream.empty();
        }
        long last = start(extent.newest());
        long kept = Math.max(extent.oldest(), last - window.toMillis() - length - segment(window));
        long first = start(Math.max(earliest(at).toEpochMilli(), kept));
        return LongStream.iterate(last, start -> start >= first, start -> start - length);
    }

    /** The beginning of the window that ends at an instant. */
    Instant earliest(Instant at) {
        Instant earliest = at.minus(window);
        return earliest.isBefore(Instant.EPOCH) ? Instant.EPOCH : earliest;
    }

    private long start(long time) {
        return time - Math.floorMod(time, length);
    }
}
