package org.perennial.processing;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.perennial.processing.copies.KeyHome;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.copies.Probe;

/** Says who carried a key before, at the key's home; all who carry it meet here. */
final class AnswerProbes extends ContextualProcessor<Integer, Probe, String, Letter> {
    static final String COPIES = "key-carriers";
    static final String RECURRENCES = "lasting-key-carriers";

    private final Duration copies;
    private final Duration recurrences;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private KeyHome home;

    private long now;

    private AnswerProbes(Duration copies, Duration recurrences) {
        this.copies = copies;
        this.recurrences = recurrences;
    }

    /** The step with its stores: the carriers of each key, for a window after their arrival. */
    static ProcessorSupplier<Integer, Probe, String, Letter> supplier(ProcessingConfig config) {
        Duration copies = config.copiesWindow();
        Duration recurrences = config.recurrencesWindow();
        return new StepWithStores<>(
                () -> new AnswerProbes(copies, recurrences),
                new LinkedHashSet<>(List.of(
                        StoreRegister.declare(COPIES, copies), StoreRegister.declare(RECURRENCES, recurrences))));
    }

    @Override
    public void init(ProcessorContext<String, Letter> context) {
        super.init(context);
        home = new KeyHome(
                register(context, COPIES, copies),
                register(context, RECURRENCES, recurrences),
                letter -> context.forward(new Record<>(letter.to(), letter, now)));
    }

    private static StoreRegister register(ProcessorContext<String, Letter> context, String name, Duration window) {
        WindowStore<Long, StoreRegister.Row> store = context.getStateStore(name);
        return new StoreRegister(store, window, new Extents().of(context.taskId(), store, Spans.segment(window)));
    }

    @Override
    public void process(Record<Integer, Probe> record) {
        now = record.timestamp();
        home.receive(record.value());
    }
}
