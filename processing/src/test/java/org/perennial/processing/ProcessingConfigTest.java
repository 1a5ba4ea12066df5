package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class ProcessingConfigTest {
    private static final Path STATE = Path.of("state");
    private static final ProcessingConfig DEFAULTS = ProcessingConfig.defaults(STATE);

    @Test
    void theDefaultsAreThoseOfTheGuide() {
        assertThat(DEFAULTS)
                .isEqualTo(new ProcessingConfig(
                        "perennial-processing",
                        "processing-1",
                        STATE,
                        2,
                        2,
                        Duration.ofDays(14),
                        Duration.ofDays(400),
                        List.of(),
                        Duration.ofDays(90),
                        33_554_432,
                        1,
                        0,
                        Duration.ofMillis(200)));
    }

    @Test
    void thePreferredSourcesRankInTheirOrder() {
        ProcessingConfig config = new ProcessingConfig(
                "p",
                "one",
                STATE,
                2,
                2,
                Duration.ofDays(14),
                Duration.ofDays(400),
                List.of("first.example", "second.example"),
                Duration.ofDays(90),
                32L << 20,
                1,
                0,
                Duration.ofMillis(200));

        assertThat(Stream.of("first.example", "second.example", "third.example").map(config::rank))
                .containsExactly(2, 1, 0);
    }

    @Test
    void aNameThatNoTopicCanHaveIsRefused() {
        assertRefused(
                () -> with("perennial processing", "one", 2, Duration.ofDays(14), 1),
                "processing.application-id is \"perennial processing\": give 1 to 100 letters");
    }

    @Test
    void anInstanceWithoutANameIsRefused() {
        assertRefused(() -> with("p", "", 2, Duration.ofDays(14), 1), "processing.instance-id is \"\"");
    }

    @Test
    void noThreadsAreRefused() {
        assertRefused(
                () -> with("p", "one", 0, Duration.ofDays(14), 1),
                "processing.threads is 0: give a number from 1 to 64");
    }

    @Test
    void noPartitionsAreRefused() {
        assertRefused(
                () -> new ProcessingConfig(
                        "p",
                        "one",
                        STATE,
                        2,
                        0,
                        Duration.ofDays(14),
                        Duration.ofDays(400),
                        List.of(),
                        Duration.ofDays(90),
                        32L << 20,
                        1,
                        0,
                        Duration.ofMillis(200)),
                "processing.partitions is 0: give a number from 1 to 512");
    }

    @Test
    void aWindowWithoutEndIsRefused() {
        assertRefused(
                () -> with("p", "one", 2, Duration.ofDays(91), 1),
                "processing.copies-window is PT2184H: give a duration");
    }

    @Test
    void noReplicaIsRefused() {
        assertRefused(() -> with("p", "one", 2, Duration.ofDays(14), 0), "processing.replication-factor is 0");
    }

    @Test
    void anOperatorTunesTheClientsButNotTheGuarantee() {
        try (RocksDbMemory memory = new RocksDbMemory(8 << 20)) {
            StreamsConfig settings = StreamsSettings.of(
                    DEFAULTS,
                    Map.of(
                            "bootstrap.servers", "nowhere:9092",
                            "reconnect.backoff.max.ms", "9000",
                            "processing.guarantee", "at_least_once"),
                    new org.perennial.processing.faults.DeadLetters(
                            Fakes.CLOCK, new io.micrometer.core.instrument.simple.SimpleMeterRegistry()),
                    memory);

            assertThat(settings.getLong("reconnect.backoff.max.ms")).isEqualTo(9000);
            assertThat(settings.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        }
    }

    private static ProcessingConfig with(
            String application, String instance, int threads, Duration copies, int replicas) {
        return new ProcessingConfig(
                application,
                instance,
                STATE,
                threads,
                2,
                copies,
                Duration.ofDays(400),
                List.of(),
                Duration.ofDays(90),
                32L << 20,
                replicas,
                0,
                Duration.ofMillis(200));
    }

    private static void assertRefused(Runnable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(message);
    }
}
