package org.perennial.ingest.poll;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** Lets one request at a time through to each host, with a pause between two. Safe for all threads. */
final class HostGates {
    /** From so many hosts on, those are forgotten that have been quiet for a while and asked for no pause of their own. */
    private static final int MANY = 50_000;

    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Duration pause;
    private final Runnable waits;
    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final ReentrantLock lock = new ReentrantLock(true);
        private volatile long free = System.nanoTime();
        private volatile long pause;
        private volatile boolean own;

        Gate(long pause) {
            this.pause = pause;
        }

        boolean isQuiet() {
            return !own && !lock.isLocked() && System.nanoTime() - free > QUIET_NANOS;
        }
    }

    HostGates(Duration pause) {
        this(pause, () -> {});
    }

    /** @param waits is called by a thread that is about to wait for its turn */
    HostGates(Duration pause, Runnable waits) {
        this.pause = pause;
        this.waits = waits;
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
        if (gate.lock.isLocked() || gate.free - System.nanoTime() > 0) {
            waits.run();
        }
        gate.lock.lockInterruptibly();
        try {
            TimeUnit.NANOSECONDS.sleep(gate.free - System.nanoTime());
            return request.get();
        } finally {
            gate.free = System.nanoTime() + gate.pause;
            gate.lock.unlock();
        }
    }

    private Gate gate(String address) {
        if (gates.size() >= MANY) {
            gates.values().removeIf(Gate::isQuiet);
        }
        return gates.computeIfAbsent(host(address), unknown -> new Gate(pause.toNanos()));
    }
}
