package org.perennial.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.perennial.sink.files.FileFormat;

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
    void aRetentionOfNoMonthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SinkConfig(1, POLL, "g", null, 0))
                .withMessageContaining("sink.retention must be 1 to 1200 months");
    }

    @Test
    void filesNeedAFolder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilesConfig("jsonl", null, 1, Duration.ofMinutes(5)))
                .withMessageContaining("sink.files.directory is not set");
    }

    @Test
    void anUnknownFormatOfFilesIsNamedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilesConfig("orc", null, 1, Duration.ofMinutes(5)))
                .withMessage("sink.files.format must be none, jsonl or parquet, was orc");
    }

    @Test
    void theFormatsOfFilesAreThoseOfTheStore() {
        for (FileFormat format : FileFormat.values()) {
            assertThat(new FilesConfig(format.word(), Path.of("x"), 1, Duration.ofMinutes(5)).format())
                    .isEqualTo(format.word());
        }
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
