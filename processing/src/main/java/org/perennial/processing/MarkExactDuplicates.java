package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.processing.history.SeenTexts;

/** Marks each article as the original or an exact copy; all carriers of one text meet here, under its fingerprint. */
final class MarkExactDuplicates extends ContextualFixedKeyProcessor<String, EnrichedArticle, EnrichedArticle> {
    static final String STORE = "seen-texts";

    private final Duration window;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private SeenTexts seen;

    private MarkExactDuplicates(Duration window) {
        this.window = window;
    }

    /** The step with its store: the first carrier of each text, for the window after it was first seen. */
    static FixedKeyProcessorSupplier<String, EnrichedArticle, EnrichedArticle> supplier(Duration window) {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, EnrichedArticle, EnrichedArticle> get() {
                return new MarkExactDuplicates(window);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StoreMemory.declare(STORE, Serdes.String(), window));
            }
        };
    }

    @Override
    public void init(FixedKeyProcessorContext<String, EnrichedArticle> context) {
        super.init(context);
        seen = new SeenTexts(new StoreMemory<>(context.getStateStore(STORE), window));
    }

    @Override
    public void process(FixedKeyRecord<String, EnrichedArticle> record) {
        EnrichedArticle article = record.value();
        Duplicate duplicate = seen.judge(record.key(), article.id(), Instant.ofEpochMilli(record.timestamp()));
        context().forward(record.withValue(article.withDuplicate(duplicate)));
    }
}
