package org.perennial.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.testkit.TestDatabase;

class DatabaseIT {
    private final TestDatabase.Fresh fresh = TestDatabase.shared().freshDatabase();

    @Test
    void anEmptyDatabaseGetsItsSchemaAndOpensAgain() {
        open().close();
        assertThatNoException().isThrownBy(() -> open().close());
    }

    @Test
    void anAddressWhereNobodyListensIsNamedWithTheRemedy() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/perennial";
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Database.open(new DatabaseConfig(url, "perennial", null, 2)))
                .withMessageContaining(url)
                .withMessageContaining("start PostgreSQL there, or set database.url");
    }

    @Test
    void aDatabaseThatComesLaterIsWaitedFor() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI there = URI.create(fresh.jdbcUrl().substring("jdbc:".length()));
            List<String> said = new CopyOnWriteArrayList<>();
            Thread relay = new Thread(() -> relay(door, there.getPort(), () -> !said.isEmpty()));
            relay.start();
            String url = fresh.jdbcUrl().replace(":" + there.getPort() + "/", ":" + door.getLocalPort() + "/");
            DatabaseConfig config = new DatabaseConfig(url, fresh.user(), fresh.password(), 2);

            Database.open(config, Duration.ofMinutes(1), Clock.systemUTC(), said::add)
                    .close();

            assertThat(said).hasSize(1).first().asString().contains("Waiting for the database");
        }
    }

    /** Hangs up on each caller until it is open; then hands their bytes on. */
    private static void relay(ServerSocket door, int port, BooleanSupplier open) {
        try {
            while (true) {
                Socket caller = door.accept();
                if (open.getAsBoolean()) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                    carry(caller, server);
                    carry(server, caller);
                } else {
                    caller.close();
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void carry(Socket from, Socket to) {
        Thread carrier = new Thread(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                // the other side has hung up
            }
        });
        carrier.setDaemon(true);
        carrier.start();
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithTheRemedy() {
        String url = fresh.jdbcUrl().replaceFirst("/test_[0-9]+", "/absent");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Database.open(new DatabaseConfig(url, fresh.user(), null, 2)))
                .withMessageContaining("createdb");
    }

    @Test
    void aDatabaseThatCannotHoldEveryScriptIsRefused() {
        String url = fresh.jdbcUrl().replaceFirst("/(test_[0-9]+)", "/$1_latin");
        String name = fresh.jdbcUrl().replaceFirst(".*/(test_[0-9]+).*", "$1_latin");
        TestRows.of(fresh).execute("CREATE DATABASE " + name + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Database.open(new DatabaseConfig(url, fresh.user(), fresh.password(), 2)))
                .withMessageContaining("LATIN1")
                .withMessageContaining("createdb --template=template0 --encoding=UTF8");
    }

    @Test
    void aNewerSchemaIsRefusedWithBothVersions() {
        open().close();
        TestRows.of(fresh)
                .execute("INSERT INTO schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'later', 1, true)");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(this::open)
                .withMessageContaining("is version 99")
                .withMessageContaining("knows versions up to ")
                .withMessageContaining("start the newer release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "6"})
    void aDatabaseOfAnyFormerSchemaIsBroughtOverWithItsRows(String former) {
        Flyway.configure()
                .dataSource(fresh.dataSource())
                .locations("classpath:org/perennial/sink/migrations")
                .table("schema_history")
                .target(former)
                .load()
                .migrate();
        TestRows rows = TestRows.of(fresh);
        rows.execute("INSERT INTO article (id, title, text, published, fetched, version, document, change)"
                + " VALUES ('a', 'Title', 'Corrected', '2025-02-25T09:00Z', '2025-02-25T09:10Z', 2,"
                + " '{\"id\": \"a\", \"text\": \"Corrected\", \"version\": 2}', 1)");
        rows.execute(
                "INSERT INTO article_version (article, version, title, text, fetched)"
                        + " VALUES ('a', 1, 'Title', 'Wrong', '2025-02-25T09:05Z'), ('a', 2, 'Title', 'Corrected', '2025-02-25T09:10Z')");
        rows.execute("INSERT INTO anniversary_mention (article, position, kind, confidence, evidence)"
                + " VALUES ('a', 0, 'commemoration', 0.9, '[]')");
        rows.execute("INSERT INTO consumed_offset VALUES ('articles.enriched', 0, 42)");

        open().close();

        assertThat(rows.text("SELECT title || '|' || text || '|' || version || '|' || month FROM article"))
                .isEqualTo("Title|Corrected|2|2025-02-01");
        assertThat(rows.count("article_version")).isEqualTo(2);
        assertThat(rows.count("anniversary_mention")).isEqualTo(1);
        assertThat(rows.text("SELECT next_offset::text FROM consumed_offset")).isEqualTo("42");
    }

    @Test
    void aDatabaseOfSomethingElseIsLeftAlone() {
        TestRows.of(fresh).execute("CREATE TABLE invoices (id int)");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(this::open)
                .withMessageContaining("a database of its own");
    }

    private Database open() {
        return Database.open(new DatabaseConfig(fresh.jdbcUrl(), fresh.user(), fresh.password(), 2));
    }
}
