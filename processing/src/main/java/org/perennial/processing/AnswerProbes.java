package org.perennial.processing;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.perennial.processing.copies.KeyHome;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.copies.Probe;

/** Says who carried a key before, at the key's home; all who carry it meet here. */
final class AnswerProbes extends ContextualProcessor<Integer, Probe, String, Letter> {
    static final String STORE = "key-carriers";

    private final Duration window;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private KeyHome home;

    private long now;

    private AnswerProbes(Duration window) {
        this.window = window;
    }

    /** The step with its store: the carriers of each key, for the window after their arrival. */
    static ProcessorSupplier<Integer, Probe, String, Letter> supplier(Duration window) {
        return new StepWithStores<>(() -> new AnswerProbes(window), Set.of(StoreRegister.declare(STORE, window)));
    }

    @Override
    public void init(ProcessorContext<String, Letter> context) {
        super.init(context);
        home = new KeyHome(
                new StoreRegister(context.getStateStore(STORE), window),
                letter -> context.forward(new Record<>(letter.to(), letter, now)));
    }

    @Override
    public void process(Record<Integer, Probe> record) {
        now = record.timestamp();
        home.receive(record.value());
    }
}
