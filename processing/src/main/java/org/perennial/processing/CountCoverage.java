package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;
import org.perennial.processing.history.Occurrences;
import org.perennial.processing.history.Sighting;

/**
 * Joins each sighting to its event's return and sends the return's new state; all sightings that can be of one event meet
 * here, under its id or its year.
 *
 * <p>State: one occurrence each, of a few kilobytes at most, forgotten when nothing has been seen of it for the window.
 * Where more than {@value #MOST_TOGETHER} events that nobody configured fall in one year, the sightings of further ones are
 * not joined: that many are no longer events but noise.
 */
final class CountCoverage extends ContextualProcessor<String, Sighting, String, Occurrence> {
    static final String STORE = "event-occurrences";
    static final Duration WINDOW = Duration.ofDays(120);

    private static final int MOST_TOGETHER = 200;
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final char APART = '|';

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private KeyValueStore<String, Occurrence> occurrences;

    /** The step with its store. */
    static ProcessorSupplier<String, Sighting, String, Occurrence> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Sighting, String, Occurrence> get() {
                return new CountCoverage();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.String(), Json.serde(Occurrence.class))
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Occurrence> context) {
        super.init(context);
        occurrences = context.getStateStore(STORE);
        context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::forget);
    }

    @Override
    public void process(Record<String, Sighting> record) {
        List<Occurrence> known = at(record.key());
        Occurrence joined = Occurrences.join(record.value(), known);
        boolean begins = known.stream().noneMatch(other -> other.id().equals(joined.id()));
        if (begins && known.size() >= MOST_TOGETHER) {
            return;
        }
        occurrences.put(record.key() + APART + joined.id(), joined);
        context().forward(record.withKey(joined.id()).withValue(joined));
    }

    private List<Occurrence> at(String place) {
        List<Occurrence> there = new ArrayList<>();
        String first = place + APART;
        String behind = place + (char) (APART + 1);
        try (KeyValueIterator<String, Occurrence> all = occurrences.range(first, behind)) {
            all.forEachRemaining(entry -> there.add(entry.value));
        }
        return there;
    }

    private void forget(long now) {
        Instant least = Instant.ofEpochMilli(now).minus(WINDOW);
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Occurrence> all = occurrences.all()) {
            while (all.hasNext()) {
                KeyValue<String, Occurrence> entry = all.next();
                if (entry.value.lastSeen().isBefore(least)) {
                    old.add(entry.key);
                }
            }
        }
        old.forEach(occurrences::delete);
    }
}
