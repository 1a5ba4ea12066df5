package org.perennial.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Node, store and topic names are a published contract: changelogs and repartition topics of running installations carry
 * them. A change here is an upgrade step and needs a line in the changelog.
 */
class TopologyDescriptionTest {

    @Test
    void theTopologyIsTheOneThatRunningInstallationsHave(@TempDir Path stateDirectory) throws IOException {
        ProcessingConfig config = ProcessingConfig.defaults(stateDirectory);
        try (TopologyUnderTest topology = new TopologyUnderTest(stateDirectory)) {
            String description = TopologyUnderTest.topology(config, topology.settings(config))
                    .describe()
                    .toString();

            assertThat(description.strip())
                    .as(
                            "running installations have these names in their changelogs and topics. Keep them. If the change is"
                                    + " meant, write the new description to src/test/resources/topology/perennial-processing.txt, and"
                                    + " say in CHANGELOG.md what becomes of the old stores and how to upgrade")
                    .isEqualTo(golden().strip());
        }
    }

    private static String golden() throws IOException {
        try (InputStream file =
                TopologyDescriptionTest.class.getResourceAsStream("/topology/perennial-processing.txt")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
