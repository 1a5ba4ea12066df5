package org.perennial.app.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is dear to ask for and may be somewhat old. While it is fresh it is given as it is; for some time after, too,
 * and asked for anew behind the reader's back; when it is older, who asks waits. Safe for all threads.
 */
final class Kept<T> {
    private final Supplier<T> source;
    private final Duration fresh;
    private final Duration usable;
    private final InstantSource clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Held<T> held;

    private record Held<T>(T value, Instant at) {}

    /**
     * A value.
     *
     * @param source asks for it; what it throws reaches those who wait
     * @param fresh for how long it is given as it is
     * @param usable for how long it is given at all
     */
    Kept(Supplier<T> source, Duration fresh, Duration usable, InstantSource clock) {
        this.source = source;
        this.fresh = fresh;
        this.usable = usable;
        this.clock = clock;
    }

    T get() {
        Held<T> last = held;
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.at().plus(usable))) {
            return ask().value();
        }
        if (!now.isBefore(last.at().plus(fresh)) && asking.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::ask).whenComplete((done, failure) -> asking.set(false));
        }
        return last.value();
    }

    /** Whoever asks next waits for a new value. */
    void forget() {
        held = null;
    }

    private Held<T> ask() {
        Held<T> asked = new Held<>(source.get(), clock.instant());
        held = asked;
        return asked;
    }
}
