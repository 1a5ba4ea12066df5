package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.processing.history.Memory.Remembered;
import org.perennial.processing.history.Numbered;
import org.perennial.processing.history.Version;
import org.perennial.processing.history.Versions;
import org.perennial.processing.judgement.Judged;

/** Gives each article its version number; all texts of one id meet here, since the raw topic is keyed by id. */
final class NumberVersions extends ContextualFixedKeyProcessor<String, Judged, Judged> {
    static final String STORE = "article-versions";

    private final Duration window;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private Versions versions;

    private NumberVersions(Duration window) {
        this.window = window;
    }

    /** The step with its store: the last version of each id, for the window after it was last sent. */
    static FixedKeyProcessorSupplier<String, Judged, Judged> supplier(Duration window) {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, Judged, Judged> get() {
                return new NumberVersions(window);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(StoreMemory.declare(STORE, Json.serde(Version.class), window));
            }
        };
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Judged> context) {
        super.init(context);
        WindowStore<String, Remembered<Version>> store = context.getStateStore(STORE);
        versions = new Versions(
                new StoreMemory<>(store, window, new Extents().of(context.taskId(), store, Spans.segment(window))),
                window);
    }

    @Override
    public void process(FixedKeyRecord<String, Judged> record) {
        EnrichedArticle article = record.value().article();
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Numbered version = versions.number(article.id(), article.title(), article.text(), at);
        Judged numbered = record.value().withVersion(version.number(), version.isNew());
        context().forward(record.withValue(numbered).withHeaders(EnrichedHeaders.of(numbered.article(), at)));
    }
}
