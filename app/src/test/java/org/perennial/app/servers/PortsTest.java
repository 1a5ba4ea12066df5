package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;

class PortsTest {
    private static final int FROM = 24_310;

    @TempDir
    Path directory;

    private DataDirectory data;

    @BeforeEach
    void open() {
        data = DataDirectory.open(directory);
    }

    @AfterEach
    void close() {
        data.close();
    }

    private int choose(Set<Integer> taken) {
        return Ports.choose("the.port", 0, data, "ports/test", FROM, taken);
    }

    @Test
    void theChosenPortIsRemembered() {
        int first = choose(Set.of());

        assertThat(Ports.choose("the.port", 0, data, "ports/test", FROM + 200, Set.of()))
                .isEqualTo(first);
    }

    @Test
    void aRememberedPortThatIsTakenNowIsReplaced() throws Exception {
        int first = choose(Set.of());
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(choose(Set.of())).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aPortThatAnotherPartNeedsIsNotChosen() {
        int first = choose(Set.of());

        assertThat(choose(Set.of(first))).isNotEqualTo(first);
    }

    /** None of the ports is held meanwhile, as where servers are just being started again. */
    @Test
    void installationsThatStartTogetherHardlyChooseTheSamePort() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            try (DataDirectory other = DataDirectory.open(directory.resolve("other-" + i))) {
                ports.add(Ports.choose("the.port", 0, other, "ports/test", FROM, Set.of()));
            }
        }

        assertThat(ports).hasSizeGreaterThan(5);
    }

    @Test
    void aDamagedMemoryIsIgnored() {
        data.write("ports/test", "not a port");

        assertThat(choose(Set.of())).isGreaterThanOrEqualTo(FROM);
    }

    @Test
    void aPortOutOfRangeIsRefusedWithItsSetting() {
        assertThatThrownBy(() -> BrokerSettings.defaults().withPort(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broker.port must be between 0 and 65535, was 70000");
    }
}
