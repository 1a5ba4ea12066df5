package org.perennial.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A sink in a process of its own, for tests that kill it. */
final class SinkProcess {
    private SinkProcess() {}

    /** @param arguments the broker, the database's address and its user */
    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.open(new DatabaseConfig(arguments[1], arguments[2], "", 2));
        SinkStage.start(
                new SinkConfig(20, Duration.ofMillis(50), "perennial-sink", "sink-under-fire", null),
                database.dataSource(),
                Map.of("bootstrap.servers", arguments[0]),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        new CountDownLatch(1).await();
    }
}
