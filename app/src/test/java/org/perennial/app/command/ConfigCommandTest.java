package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;

class ConfigCommandTest {
    @TempDir
    Path directory;

    @Test
    void theDefaultsCanBeUsed() {
        Ran ran = Ran.perennial("config", "check");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("can be used");
    }

    @Test
    void anUnknownKeyIsRefusedAtItsPlaceWithTheNearestOne() throws Exception {
        Path file = file("web:\n  port: 8700\n  prot: 8701\n");

        Ran ran = Ran.perennial("config", "check", "--config", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err())
                .contains(file + ", line 3, column 3", "web.prot", "did you mean web.port?")
                .doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aValueOutOfItsRangeIsNamedWithItsKey() {
        Ran ran = Ran.perennial("config", "check", "--set", "ingest.workers=0");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("ingest.workers", "1 to 256", "was 0");
    }

    @Test
    void aValueOfTheWrongKindIsNamedWithItsKey() throws Exception {
        Ran ran = Ran.perennial(
                "config",
                "check",
                "--config",
                file("ingest:\n  interval: soon\n").toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("ingest.interval", "soon", "line 2");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Ran ran = Ran.perennial(
                "config", "check", "--config", directory.resolve("none.yaml").toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("none.yaml", "--config");
    }

    @Test
    void aFileThatIsNotYamlIsNamedWithTheLine() throws Exception {
        Ran ran = Ran.perennial(
                "config", "check", "--config", file("web:\n  port: [8600\n").toString());

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("perennial.yaml", "line");
    }

    @Test
    void explainSaysWhatASettingDoesAndWhereItWasSet() throws Exception {
        Path file = file("web:\n  port: 8700\n");

        Ran ran = Ran.perennial("config", "explain", "web.port", "--config", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines().get(0)).contains("web.port: 8700", "perennial.yaml, line 2");
        assertThat(ran.lines().get(1)).contains("port to listen on");
    }

    @Test
    void everySettingIsExplained() throws Exception {
        Ran ran = Ran.perennial("config", "explain", "--json");

        assertThat(ran.lines()).hasSizeGreaterThan(40);
        for (String line : ran.lines()) {
            JsonNode setting = Json.mapper().readTree(line);
            assertThat(setting.path("about").asText())
                    .as(setting.path("key").asText())
                    .isNotBlank();
        }
    }

    @Test
    void secretsAreNotShown() {
        Ran ran = Ran.perennial("config", "explain", "database.password", "--set", "database.password=sesame");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("database.password").doesNotContain("sesame");
    }

    @Test
    void aKeyThatNobodyKnowsIsANo() {
        Ran ran = Ran.perennial("config", "explain", "nonsense");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("nonsense");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("perennial.yaml"), text);
    }
}
