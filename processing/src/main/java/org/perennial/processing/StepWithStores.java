package org.perennial.processing;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes a step for each task, and says which stores it needs.
 *
 * @param stores those of another step where both share them
 */
record StepWithStores<KIn, VIn, KOut, VOut>(Supplier<Processor<KIn, VIn, KOut, VOut>> step, Set<StoreBuilder<?>> stores)
        implements ProcessorSupplier<KIn, VIn, KOut, VOut> {

    StepWithStores {
        stores = Collections.unmodifiableSet(new LinkedHashSet<>(stores));
    }

    @Override
    public Processor<KIn, VIn, KOut, VOut> get() {
        return step.get();
    }
}
