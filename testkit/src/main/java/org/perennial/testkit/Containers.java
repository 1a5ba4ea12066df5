package org.perennial.testkit;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The broker and the database as containers of the public images.
 *
 * <p>Where no container engine answers, a test that asks for one is skipped and says so; with {@code
 * -Dperennial.containers=required} (Maven's profile {@code containers}) it fails instead.
 */
public final class Containers {
    /** The broker's image. */
    public static final String KAFKA_IMAGE = "apache/kafka:4.2.2";

    /** The database's image. */
    public static final String POSTGRES_IMAGE = "postgres:17";

    private Containers() {}

    /** A broker, not started yet. */
    public static KafkaContainer kafka() {
        demandEngine();
        return new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE))
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    }

    /** A database, not started yet. */
    public static PostgreSQLContainer postgres() {
        demandEngine();
        return new PostgreSQLContainer(DockerImageName.parse(POSTGRES_IMAGE));
    }

    private static void demandEngine() {
        boolean available = DockerClientFactory.instance().isDockerAvailable();
        if ("required".equals(System.getProperty("perennial.containers"))) {
            if (!available) {
                throw new IllegalStateException(
                        "no container engine answers, and -Dperennial.containers=required asks for one:"
                                + " start Docker or set DOCKER_HOST");
            }
            return;
        }
        Assumptions.assumeTrue(
                available, "skipped: no container engine answers (start Docker or set DOCKER_HOST to run this test)");
    }
}
