package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;

class EmbeddedBrokerIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int KILLED_AFTER = 600;
    private static final int SENT = 2_000;

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

    @Test
    void aKilledBrokerComesBackOnItsPortWithEveryAcknowledgedRecord() throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        String first;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, BrokerSettings.defaults(), CLOCK)) {
            first = broker.bootstrapServers();
            Records.makeTopic(first);
            ProcessHandle victim = broker.process().orElseThrow();
            CountDownLatch all = new CountDownLatch(SENT);
            try (KafkaProducer<String, String> producer = Records.producer(first)) {
                for (int i = 0; i < SENT; i++) {
                    if (i == KILLED_AFTER) {
                        Eventually.holds(
                                "half acknowledged",
                                Duration.ofSeconds(20),
                                () -> acknowledged.size() >= KILLED_AFTER / 2);
                        victim.destroyForcibly();
                    }
                    String value = "record-" + i;
                    producer.send(new ProducerRecord<>(Records.TOPIC, value, value), (sent, failure) -> {
                        if (failure == null) {
                            acknowledged.add(value);
                        }
                        all.countDown();
                    });
                }
                assertThat(all.await(90, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(victim.isAlive()).isFalse();
            assertThat(broker.isRunning()).isTrue();
            assertThat(acknowledged).hasSize(SENT);
            assertThat(Records.read(first)).containsAll(acknowledged);
        }

        try (EmbeddedBroker again = EmbeddedBroker.start(data, BrokerSettings.defaults(), CLOCK)) {
            assertThat(again.bootstrapServers()).isEqualTo(first);
            assertThat(Records.read(first)).isEqualTo(new TreeSet<>(acknowledged));
        }
    }

    @Test
    void aKilledBrokerWhoseControllerPortIsTakenMeanwhileComesBack() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, BrokerSettings.defaults(), CLOCK)) {
            Records.makeTopic(broker.bootstrapServers());
            int port =
                    Integer.parseInt(data.read("ports/controller").orElseThrow().strip());
            ProcessHandle victim = broker.process().orElseThrow();

            victim.destroyForcibly();
            victim.onExit().get(20, TimeUnit.SECONDS);
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                Eventually.holds(
                        "at work again, although " + taken.getLocalPort() + " is another's",
                        Duration.ofSeconds(60),
                        () -> broker.isRunning()
                                && broker.process()
                                        .filter(now -> now.pid() != victim.pid())
                                        .isPresent());
            }
            assertThat(Records.read(broker.bootstrapServers())).isEmpty();
        }
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = BrokerSettings.defaults().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedBroker.start(data, settings, CLOCK))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("broker.port");
        }
    }

    @Test
    void tooLittleRoomIsRefusedWithThePathAndTheBytes() {
        assertThatThrownBy(() -> EmbeddedBroker.start(
                        data, BrokerSettings.defaults(), CLOCK, line -> {}, path -> 5L * 1024 * 1024))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining(data.root().resolve("kafka").toString())
                .hasMessageContaining("5242880 bytes (5 MB) free")
                .hasMessageContaining("209715200 bytes (200 MB)")
                .hasMessageContaining("broker.minimum-free-bytes");
    }
}
