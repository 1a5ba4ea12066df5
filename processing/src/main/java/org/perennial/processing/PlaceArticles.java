package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.judgement.Judged;
import org.perennial.processing.stories.Tellings;

/**
 * Brings each article to its home, where it waits until it is known whose copy it is; one that has waited for
 * {@link #PATIENCE} goes out with what is known by then.
 */
final class PlaceArticles extends ContextualProcessor<String, Judged, String, Object> {
    /** So long an article waits for the answers of other partitions; in health they take a second. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ProcessingConfig config;
    private final @Nullable Tellings tellings;
    private final Extents extents;

    /** Who has come in, the longest ago first, and when by the clock; a restart begins to count anew. */
    private final Map<String, Long> arrived = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private ArticleHome home;

    private PlaceArticles(ProcessingConfig config, @Nullable Tellings tellings, Extents extents) {
        this.config = config;
        this.tellings = tellings;
        this.extents = extents;
    }

    /** The step with the stores of a home, which {@link DeliverLetters} has too. */
    static ProcessorSupplier<String, Judged, String, Object> supplier(
            ProcessingConfig config, @Nullable Tellings tellings, Set<StoreBuilder<?>> stores, Extents extents) {
        return new StepWithStores<>(() -> new PlaceArticles(config, tellings, extents), stores);
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        home = new ArticleHome(context, config, tellings, extents);
        home.waiting().forEach(id -> arrived.put(id, context.currentSystemTimeMs()));
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::releaseTheImpatient);
    }

    @Override
    public void process(Record<String, Judged> record) {
        Judged judged = record.value();
        home.arrive(judged.article(), judged.print(), Instant.ofEpochMilli(record.timestamp()));
        arrived.remove(record.key()); // who comes again waits anew
        arrived.put(record.key(), context().currentSystemTimeMs());
    }

    private void releaseTheImpatient(long now) {
        Iterator<Map.Entry<String, Long>> longestAgoFirst = arrived.entrySet().iterator();
        while (longestAgoFirst.hasNext()) {
            Map.Entry<String, Long> next = longestAgoFirst.next();
            if (now - next.getValue() < PATIENCE.toMillis()) {
                return;
            }
            longestAgoFirst.remove();
            home.release(next.getKey());
        }
    }
}
