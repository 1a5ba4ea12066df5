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
    private final Duration pause;
    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final ReentrantLock lock = new ReentrantLock(true);
        private long free = System.nanoTime();
    }

    HostGates(Duration pause) {
        this.pause = pause;
    }

    /** The host of an address, with the port if it is not the scheme's own. */
    static String host(String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return "";
        }
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    /** What the request gives, made as soon as the host may be asked. */
    <T> T through(String address, Supplier<T> request) throws InterruptedException {
        Gate gate = gates.computeIfAbsent(host(address), unknown -> new Gate());
        gate.lock.lockInterruptibly();
        try {
            TimeUnit.NANOSECONDS.sleep(gate.free - System.nanoTime());
            return request.get();
        } finally {
            gate.free = System.nanoTime() + pause.toNanos();
            gate.lock.unlock();
        }
    }
}
