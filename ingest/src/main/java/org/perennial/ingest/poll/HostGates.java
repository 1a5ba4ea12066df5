package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** Lets one request at a time through to each host, with a pause between two. Safe for all threads. */
final class HostGates {
    /** From so many hosts on, those are forgotten that have been quiet for a while. */
    static final int MANY = 50_000;

    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** One that asked for a pause of its own is asked for it again after so long. */
    private static final long OWN_QUIET_NANOS = RobotsFiles.KEPT.toNanos();

    private final Duration pause;
    private final Runnable waits;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final ReentrantLock lock = new ReentrantLock(true);
        private volatile long free;
        private volatile long pause;
        private volatile boolean own;

        Gate(long pause, long now) {
            this.pause = pause;
            this.free = now;
        }

        boolean isQuiet(long now) {
            return !lock.isLocked() && now - free > (own ? OWN_QUIET_NANOS : QUIET_NANOS);
        }
    }

    HostGates(Duration pause) {
        this(pause, () -> {});
    }

    /** @param waits is called by a thread that is about to wait for its turn */
    HostGates(Duration pause, Runnable waits) {
        this(pause, waits, System::nanoTime);
    }

    /** @param nanos counts on evenly, as {@link System#nanoTime} */
    HostGates(Duration pause, Runnable waits, LongSupplier nanos) {
        this.pause = pause;
        this.waits = waits;
        this.nanos = nanos;
    }

    /** How many hosts are remembered. */
    int size() {
        return gates.size();
    }

    /** The host of an address, with the port if it is not the scheme's own. */
    static String host(String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return "";
        }
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    /** Makes the pause of an address's host at least so long from now on, as the host asks. */
    void slowDown(String address, Duration least) {
        Gate gate = gate(address);
        gate.own = true;
        gate.pause = Math.max(pause.toNanos(), least.toNanos());
    }

    /** What the request gives, made as soon as the host may be asked. */
    <T> T through(String address, Supplier<T> request) throws InterruptedException {
        Gate gate = gate(address);
        if (gate.lock.isLocked() || gate.free - nanos.getAsLong() > 0) {
            waits.run();
        }
        gate.lock.lockInterruptibly();
        try {
            TimeUnit.NANOSECONDS.sleep(gate.free - nanos.getAsLong());
            return request.get();
        } finally {
            gate.free = nanos.getAsLong() + gate.pause;
            gate.lock.unlock();
        }
    }

    /** What the request gives, if the host may be asked now; empty if not. */
    <T> Optional<T> ifFree(String address, Supplier<T> request) {
        Gate gate = gate(address);
        if (gate.free - nanos.getAsLong() > 0 || !gate.lock.tryLock()) {
            return Optional.empty();
        }
        try {
            return gate.free - nanos.getAsLong() > 0 ? Optional.empty() : Optional.of(request.get());
        } finally {
            if (gate.free - nanos.getAsLong() <= 0) {
                gate.free = nanos.getAsLong() + gate.pause;
            }
            gate.lock.unlock();
        }
    }

    private Gate gate(String address) {
        if (gates.size() >= MANY) {
            long now = nanos.getAsLong();
            gates.values().removeIf(gate -> gate.isQuiet(now));
        }
        return gates.computeIfAbsent(host(address), unknown -> new Gate(pause.toNanos(), nanos.getAsLong()));
    }
}
