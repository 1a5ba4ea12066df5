package org.perennial.processing;

import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.stories.Tellings;

/** Brings each letter to the home of the article it is addressed to. */
final class DeliverLetters extends ContextualProcessor<String, Letter, String, Object> {
    private final ProcessingConfig config;
    private final @Nullable Tellings tellings;
    private final Extents extents;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private ArticleHome home;

    private DeliverLetters(ProcessingConfig config, @Nullable Tellings tellings, Extents extents) {
        this.config = config;
        this.tellings = tellings;
        this.extents = extents;
    }

    /** The step with the stores of a home, which are those of {@link PlaceArticles}. */
    static ProcessorSupplier<String, Letter, String, Object> supplier(
            ProcessingConfig config, @Nullable Tellings tellings, Set<StoreBuilder<?>> stores, Extents extents) {
        return new StepWithStores<>(() -> new DeliverLetters(config, tellings, extents), stores);
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        home = new ArticleHome(context, config, tellings, extents);
    }

    @Override
    public void process(Record<String, Letter> record) {
        home.receive(record.value(), Instant.ofEpochMilli(record.timestamp()));
    }
}
