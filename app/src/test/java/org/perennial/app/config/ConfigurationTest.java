package org.perennial.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    /** A section as some part might want it. */
    record Operations(int port) {}

    @Test
    void withoutAnythingGivenTheDefaultsHold() {
        Configuration configuration = Configuration.load(null, Map.of(), List.of());

        assertThat(configuration.text("web.port")).isEqualTo("8600");
    }

    @Test
    void aVariableOverridesTheFileAndASetOverridesTheVariable() throws IOException {
        Path file = file("web:\n  port: 1\n  host: 127.0.0.2\nsink:\n  batch-size: 7\n");

        Configuration configuration = Configuration.load(
                file, Map.of("PERENNIAL_WEB_PORT", "2", "PERENNIAL_SINK_BATCH_SIZE", "8"), List.of("web.port=3"));

        assertThat(configuration.text("web.port")).isEqualTo("3");
        assertThat(configuration.text("web.host")).isEqualTo("127.0.0.2");
        assertThat(configuration.text("sink.batch-size")).isEqualTo("8");
    }

    @Test
    void anUnknownKeyIsRefusedWithItsPlaceAndTheNearestKnownOne() throws IOException {
        Path file = file("web:\n  prot: 8600\n");

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2, column 3")
                .hasMessageContaining("web.prot")
                .hasMessageContaining("did you mean web.port?");
    }

    @Test
    void anUnknownVariableIsRefused() {
        assertThatThrownBy(() -> Configuration.load(null, Map.of("PERENNIAL_WEB_PROT", "1"), List.of()))
                .hasMessageContaining("PERENNIAL_WEB_PROT")
                .hasMessageContaining("did you mean PERENNIAL_WEB_PORT?");
    }

    @Test
    void anUnknownSetIsRefused() {
        assertThatThrownBy(() -> Configuration.load(null, Map.of(), List.of("web.prot=1")))
                .hasMessageContaining("web.prot");
    }

    @Test
    void whatIsBelowKafkaIsPassedThrough() throws IOException {
        Path file = file("kafka:\n  security.protocol: SSL\n");

        Configuration configuration = Configuration.load(
                file,
                Map.of("PERENNIAL_KAFKA_BOOTSTRAP_SERVERS", "one:9092,two:9092"),
                List.of("kafka.client.id=desk"));

        assertThat(configuration.kafka())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "one:9092,two:9092")
                .containsEntry("client.id", "desk");
    }

    @Test
    void kafkasSettingsMayBeWrittenWithDots() throws IOException {
        Path file = file("kafka.bootstrap.servers: one:9092\n");

        assertThat(Configuration.load(file, Map.of(), List.of()).kafka())
                .containsEntry("bootstrap.servers", "one:9092");
    }

    @Test
    void aFileThatIsNoYamlIsRefusedWithItsPlace() throws IOException {
        Path file = file("web: [\n");

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not YAML")
                .hasMessageContaining("line");
    }

    @Test
    void aListMayBeGivenWithCommas() {
        Configuration configuration =
                Configuration.load(null, Map.of(), List.of("ingest.allow-networks=127.0.0.0/8, 10.0.0.0/8"));

        assertThat(configuration.settings())
                .filteredOn(setting -> setting.key().equals("ingest.allow-networks"))
                .extracting(Setting::value)
                .containsExactly("[\"127.0.0.0/8\",\"10.0.0.0/8\"]");
    }

    @Test
    void aSettingKnowsWhereItWasSet() throws IOException {
        Path file = file("web:\n  port: 1\n");

        Configuration configuration = Configuration.load(file, Map.of(), List.of("ingest.interval=90s"));

        assertThat(configuration.settings())
                .filteredOn(setting ->
                        List.of("web.port", "ingest.interval", "sink.poll").contains(setting.key()))
                .extracting(Setting::origin)
                .containsExactly("--set", "default", file + ", line 2, column 3");
    }

    @Test
    void aSectionIsReadAsTheRecordThatAStageWants() {
        Configuration configuration = Configuration.load(null, Map.of(), List.of());

        assertThat(configuration.section("operations", Operations.class)).isEqualTo(new Operations(8601));
    }

    @Test
    void aValueOfTheWrongKindIsRefusedWithKeyValueAndOrigin() {
        Configuration configuration = Configuration.load(null, Map.of(), List.of("operations.port=often"));

        assertThatThrownBy(() -> configuration.section("operations", Operations.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("operations.port")
                .hasMessageContaining("often")
                .hasMessageContaining("--set");
    }

    @Test
    void everySettingSaysWhatItDoes() {
        assertThat(Configuration.load(null, Map.of(), List.of()).settings())
                .allSatisfy(setting -> assertThat(setting.about()).isNotBlank());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("perennial.yaml"), text);
    }
}
