package org.perennial.sink.files;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.perennial.sink.SinkConfig;
import org.perennial.sink.SinkStage;

/** A sink into files in a process of its own, for tests that kill it. */
final class FileSinkProcess {
    private FileSinkProcess() {}

    /** @param arguments the broker, the folder and the format */
    public static void main(String[] arguments) throws InterruptedException {
        start(arguments[0], Path.of(arguments[1]), FileFormat.valueOf(arguments[2]));
        new CountDownLatch(1).await();
    }

    static SinkStage start(String broker, Path directory, FileFormat format) {
        return SinkStage.start(
                new SinkConfig(20, Duration.ofMillis(50), "perennial-sink-files", "files-under-fire", null),
                "files",
                new FileArticleStore(directory, format, 70, Duration.ofSeconds(1), Clock.systemUTC()),
                Map.of("bootstrap.servers", broker),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
