package org.perennial.watch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.testkit.TestDatabase;
import org.perennial.watch.search.Archive;
import org.perennial.watch.search.Cursor;
import org.perennial.watch.search.Page;

class ExportIT {
    private static final int ARTICLES = 100_000;
    private static final Instant NOW = Instant.parse("2025-03-01T00:00:00Z");
    private static final TestDatabase.Fresh FRESH = TestDatabase.shared().freshDatabase();
    private static Database database;

    /** Two hundred megabytes of texts, four times the heap of those who export them. */
    @BeforeAll
    static void storeManyArticles() {
        database = Database.open(new DatabaseConfig(FRESH.jdbcUrl(), FRESH.user(), FRESH.password(), 2));
        Jdbi.create(FRESH.dataSource()).useHandle(handle -> {
            handle.execute("SELECT make_article_month('2025-01-01'), make_article_month('2025-02-01')");
            handle.execute(
                    "INSERT INTO article (id, month, title, text, fetched, version, language, document, tokens, change)"
                            + " SELECT md5(i::text), article_month_of(at), 'T' || i, 'x', at, 1, 'az',"
                            + " json_build_object('id', md5(i::text), 'title', 'T' || i, 'version', 1, 'fetched', at,"
                            + " 'text', repeat(md5(i::text), 60)), to_tsvector('simple', 'n' || i % 100), i"
                            + " FROM generate_series(1, " + ARTICLES + ") i,"
                            + " LATERAL (SELECT timestamptz '2025-01-01Z' + i * interval '40 seconds') t (at)");
            handle.execute("UPDATE article_month SET oldest = '2025-01-01Z', newest = '2025-03-01Z'");
            handle.execute("ANALYZE article");
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void anExportIsThePagesOfASearchOneAfterTheOther() throws Exception {
        Query query = QueryParser.parse("n7 after:2025-01-10");
        Archive archive = new Archive(database.dataSource());
        List<String> paged = new ArrayList<>();
        Cursor from = null;
        do {
            Page page = archive.search(query, ZoneOffset.UTC, NOW, from, 300);
            page.found().forEach(found -> paged.add(found.article().id()));
            from = page.next();
        } while (from != null);

        List<String> exported = new ArrayList<>();
        archive.stream(
                query,
                ZoneOffset.UTC,
                NOW,
                found -> exported.add(found.article().id()));

        assertThat(exported).hasSizeGreaterThan(700).isEqualTo(paged);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CSV", "XLSX", "ATOM"})
    void aHundredThousandArticlesNeedNoMoreMemoryThanOne(ExportFormat format) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExportProcess.class.getName(),
                        FRESH.jdbcUrl(),
                        FRESH.user(),
                        FRESH.password(),
                        format.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).as("printed").endsWith(ARTICLES + "\n");
    }
}
