package org.perennial.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;

/** What PostgreSQL runs as where this process is root; as an ordinary user there is nothing to choose. */
class ServerAccountIT {
    private static final ServerAccount UNUSABLE = new ServerAccount(List.of("false"), 0);

    @TempDir
    Path directory;

    @BeforeEach
    void asRoot() throws IOException {
        assumeTrue(ServerAccount.isRoot(), "only root needs another account for PostgreSQL");
    }

    @Test
    void whereNoNamespaceIsAllowedNobodyServesAndOwnsTheFiles() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory)) {
            Path postgres = data.directory("postgres");
            Path programs = PostgresDistribution.directory(data);
            PostgresDistribution.unpack(programs);

            ServerAccount account = ServerAccount.choose(postgres, List.of(UNUSABLE, ServerAccount.NOBODY));
            account.own(programs);
            PostgresCluster cluster = new PostgresCluster(programs, postgres.resolve("cluster-18"), account);
            cluster.create("perennial", "secret", "perennial");

            assertThat(account).isEqualTo(ServerAccount.NOBODY);
            assertThat(Files.getAttribute(cluster.directory().resolve("PG_VERSION"), "unix:uid"))
                    .isEqualTo(65_534);
        }
    }

    @Test
    void whereNoAccountCanBeUsedTheRemediesAreNamed() {
        try (DataDirectory data = DataDirectory.open(directory)) {
            Path postgres = data.directory("postgres");

            assertThatThrownBy(() -> ServerAccount.choose(postgres, List.of(UNUSABLE)))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining(postgres.toString())
                    .hasMessageContaining("ordinary user")
                    .hasMessageContaining("database.url");
        }
    }
}
