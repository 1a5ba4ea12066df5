package org.perennial.processing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/** Between which times the rows of the stores lie, known to all steps of a task that share a store. */
final class Extents {
    private final Map<Place, Extent> extents = new ConcurrentHashMap<>();

    private record Place(TaskId task, String store) {}

    /**
     * The extent of a task's store, which takes in what has been restored.
     *
     * @param segment how long the store's segments are, in milliseconds, or longer
     */
    Extent of(TaskId task, WindowStore<?, ?> store, long segment) {
        Extent extent = extents.computeIfAbsent(new Place(task, store.name()), place -> new Extent());
        extent.takeIn(store, segment);
        return extent;
    }

    /** Between which times the rows of one store lie, in milliseconds; used by one thread at a time. */
    static final class Extent {
        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;

        /** Takes in a row. */
        void takeIn(long time) {
            oldest = Math.min(oldest, time);
            newest = Math.max(newest, time);
        }

        /** Reads a row of the first segment and one of the last, whose others lie at most a segment before and after them. */
        private void takeIn(WindowStore<?, ?> store, long segment) {
            try (KeyValueIterator<? extends Windowed<?>, ?> forwards = store.all();
                    KeyValueIterator<? extends Windowed<?>, ?> backwards = store.backwardAll()) {
                if (forwards.hasNext()) {
                    takeIn(forwards.next().key.window().start() - segment);
                }
                if (backwards.hasNext()) {
                    takeIn(backwards.next().key.window().start() + segment);
                }
            }
        }

        boolean isEmpty() {
            return oldest > newest;
        }

        long oldest() {
            return oldest;
        }

        long newest() {
            return newest;
        }
    }
}
