package org.perennial.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SinkConfigTest {
    private static final Duration POLL = Duration.ofMillis(200);

    @Test
    void theDefaultsAreAsDocumented() {
        assertThat(SinkConfig.defaults()).isEqualTo(new SinkConfig(500, POLL, "perennial-sink", null, null));
    }

    @Test
    void anEmptyBatchIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SinkConfig(0, POLL, "g", null, null))
                .withMessage("sink.batch-size must be 1 to 10000, was 0");
    }

    @Test
    void anEndlessPollIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SinkConfig(1, Duration.ofMinutes(2), "g", null, null))
                .withMessageContaining("sink.poll")
                .withMessageContaining("PT2M");
    }

    @Test
    void aNamelessGroupIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SinkConfig(1, POLL, " ", null, null))
                .withMessageContaining("sink.group-id");
    }

    @Test
    void theDatabasePasswordIsNeverPrinted() {
        assertThat(new DatabaseConfig("jdbc:postgresql://h/d?password=secret", "u", "secret", 4))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void anAddressOfAnotherDatabaseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseConfig("jdbc:mysql://h/d", "u", null, 4))
                .withMessage("database.url must begin with jdbc:postgresql:, was jdbc:mysql://h/d");
    }
}
