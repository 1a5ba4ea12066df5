package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Json;

class DoctorCommandTest {
    @TempDir
    Path directory;

    @Test
    void everyFindingThatIsNotWellHasARemedy() throws Exception {
        Map<String, JsonNode> findings = findings("--set", "web.port=0");

        assertThat(findings)
                .containsKeys("java", "settings", "disk", "pipeline", "broker", "database", "port", "sources");
        assertThat(findings.values())
                .allSatisfy(finding -> assertThat(finding.path("well").asBoolean()
                                || !finding.path("remedy").asText().isEmpty())
                        .as(finding.toString())
                        .isTrue());
        assertThat(findings.get("java").path("well").asBoolean()).isTrue();
    }

    @Test
    void withoutSourcesTheAnswerIsNo() {
        Ran ran = Ran.perennial(
                "doctor", "--data-directory", directory.resolve("data").toString(), "--set", "web.port=0");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("WRONG sources", "-> take some with: perennial sources import");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aTakenPortIsNamedWithTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            JsonNode port =
                    findings("--set", "web.port=" + taken.getLocalPort()).get("port");

            assertThat(port.path("well").asBoolean()).isFalse();
            assertThat(port.path("found").asText()).contains(String.valueOf(taken.getLocalPort()));
            assertThat(port.path("remedy").asText()).contains("web.port");
        }
    }

    @Test
    void serversThatDoNotAnswerAreNamedWithTheirSettings() throws Exception {
        Map<String, JsonNode> findings = findings(
                "--set", "web.port=0",
                "--set", "kafka.bootstrap.servers=127.0.0.1:1",
                "--set", "kafka.default.api.timeout.ms=1000",
                "--set", "kafka.request.timeout.ms=500",
                "--set", "database.url=jdbc:postgresql://127.0.0.1:1/perennial");

        assertThat(findings.get("broker").path("found").asText()).contains("127.0.0.1:1", "does not answer");
        assertThat(findings.get("broker").path("remedy").asText()).contains("kafka.bootstrap.servers");
        assertThat(findings.get("database").path("found").asText()).contains("127.0.0.1:1");
        assertThat(findings.get("database").path("remedy").asText()).contains("database.url");
    }

    private Map<String, JsonNode> findings(String... settings) throws IOException {
        String[] arguments = new String[settings.length + 4];
        arguments[0] = "doctor";
        arguments[1] = "--json";
        arguments[2] = "--data-directory";
        arguments[3] = directory.resolve("data").toString();
        System.arraycopy(settings, 0, arguments, 4, settings.length);
        Map<String, JsonNode> findings = new LinkedHashMap<>();
        for (String line : Ran.perennial(arguments).lines()) {
            JsonNode finding = Json.mapper().readTree(line);
            findings.put(finding.path("what").asText(), finding);
        }
        return findings;
    }
}
