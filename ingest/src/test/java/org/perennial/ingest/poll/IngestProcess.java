package org.perennial.ingest.poll;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.perennial.ingest.source.Source;

/** The stage as a process of its own, to be killed by a test: arguments are the broker's address and a feed's. */
final class IngestProcess {
    private IngestProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        IngestConfig config = IngestConfig.defaults().forLocalServers(Duration.ofMillis(200));
        try (IngestStage stage = IngestStage.start(
                config,
                List.of(Source.of(arguments[1])),
                Map.of("bootstrap.servers", arguments[0]),
                Clock.systemUTC(),
                new SimpleMeterRegistry())) {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody opens this latch, and still it opened: " + stage.progress());
        }
    }
}
