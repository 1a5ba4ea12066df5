package org.perennial.processing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;

/** The stage in a process of its own, which a test can kill. */
final class ProcessingProcess {
    /** What a judgement takes here, so that a kill hits the stage in its work. */
    private static final Duration EFFORT = Duration.ofMillis(2);

    private ProcessingProcess() {}

    static Process start(String bootstrapServers, Path stateDirectory, String applicationId) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessingProcess.class.getName(),
                        bootstrapServers,
                        stateDirectory.toString(),
                        applicationId))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) {
        Judgements judgements = new Judgements(
                Stage.all(),
                (title, text, declared) -> {
                    LockSupport.parkNanos(EFFORT.toNanos());
                    return Fakes.allEnglish().detect(title, text);
                },
                AnniversaryTagger.load());
        ProcessingStage.start(
                Fakes.config(arguments[2], Path.of(arguments[1])),
                Map.of("bootstrap.servers", arguments[0]),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                judgements);
    }
}
