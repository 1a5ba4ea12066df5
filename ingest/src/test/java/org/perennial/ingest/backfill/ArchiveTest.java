package org.perennial.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.perennial.contract.RawArticle;

class ArchiveTest {
    private static final Instant ARCHIVED = Instant.parse("2024-02-26T14:30:12Z");
    private static final String PROSE =
            "The council met on Tuesday, discussed the budget for two hours, and agreed on all of "
                    + "its parts but one, the chairman said after the session.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = WarcCompression.class,
            names = {"NONE", "GZIP"})
    void thePagesOfAWarcFileAreArticlesOfTheDayOnWhichTheyWereArchived(WarcCompression compression) throws Exception {
        List<RawArticle> articles = articles(warc(compression));

        assertThat(articles).hasSize(2).allSatisfy(article -> {
            assertThat(article.fetched()).isEqualTo(ARCHIVED);
            assertThat(article.text()).isEqualTo(PROSE);
            assertThat(article.source()).isEqualTo("courier.example");
        });
        assertThat(articles)
                .extracting(RawArticle::url)
                .containsExactly("https://courier.example/1", "https://courier.example/2");
    }

    @Test
    void anArchiveThatWasReadInPartGoesOnWhereItWas() throws Exception {
        Path file = warc(WarcCompression.GZIP);
        try (Archive first = Archive.open(file, null).orElseThrow();
                Archive second = Archive.open(file, null).orElseThrow()) {
            first.next();
            first.next(); // its own notes, and the first page
            second.skip(2);

            List<RawArticle> left = articles(second);
            assertThat(left).extracting(RawArticle::url).containsExactly("https://courier.example/2");
        }
    }

    @Test
    void aFoldersPagesComeInTheOrderInWhichTheyWereSaved() throws Exception {
        save("b.html", "https://courier.example/b", ARCHIVED);
        save("sub/a.htm", "https://courier.example/a", ARCHIVED.plusSeconds(60));
        Files.writeString(folder.resolve("style.css"), "p {}");

        List<RawArticle> articles = articles(folder);

        assertThat(articles)
                .extracting(RawArticle::url)
                .containsExactly("https://courier.example/b", "https://courier.example/a");
        assertThat(articles.get(1).fetched()).isEqualTo(ARCHIVED.plusSeconds(60));
    }

    @Test
    void aPageThatNamesNoAddressStandsWhereItsFolderStood() throws Exception {
        save("sub/a.html", null, ARCHIVED);
        try (Archive archive =
                        Archive.open(folder, "https://courier.example/old").orElseThrow();
                Archive nameless = Archive.open(folder, null).orElseThrow()) {

            assertThat(articles(archive))
                    .extracting(RawArticle::url)
                    .containsExactly("https://courier.example/old/sub/a.html");
            assertThat(nameless.next().orElseThrow().problem()).contains("--base-url");
        }
    }

    @Test
    void aRecordThatBreaksItsOwnEncodingKeepsNoneFromBeingRead() throws Exception {
        Path file = folder.resolve("broken.warc");
        try (WarcWriter writer = new WarcWriter(
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                WarcCompression.GZIP)) {
            writer.write(new WarcResponse.Builder("https://courier.example/broken")
                    .date(ARCHIVED)
                    .body(unzipped())
                    .build());
            writer.write(new WarcResponse.Builder("https://courier.example/undated")
                    .setHeader("WARC-Date", "yesterday")
                    .body(unzipped())
                    .build());
            writer.write(response("https://courier.example/1", 200, "text/html", page(null)));
        }

        assertThat(articles(file)).extracting(RawArticle::url).containsExactly("https://courier.example/1");
    }

    @Test
    void whatWgetHasArchivedIsRead() throws Exception {
        Path file = Path.of(Objects.requireNonNull(ArchiveTest.class.getResource("wget.warc.gz"))
                .toURI());

        assertThat(articles(file)).singleElement().satisfies(article -> {
            assertThat(article.url()).isEqualTo("http://127.0.0.1:18973/2024/budget.html");
            assertThat(article.title()).isEqualTo("Council agrees on the budget");
            assertThat(article.text()).startsWith("The council met on Tuesday").endsWith("given their report.");
            assertThat(article.published()).isEqualTo(Instant.parse("2024-02-26T09:00:00Z"));
            assertThat(article.fetched()).isEqualTo(Instant.parse("2026-11-26T19:30:22Z"));
        });
    }

    @Test
    void aFoldersMarkIsAnotherOnceAPageCameBeforeThoseThatWereRead() throws Exception {
        save("b.html", "https://courier.example/b", ARCHIVED);
        save("c.html", "https://courier.example/c", ARCHIVED.plusSeconds(60));
        String read = mark(1);
        save("d.html", "https://courier.example/d", ARCHIVED.plusSeconds(120));
        String later = mark(1);
        save("a.html", "https://courier.example/a", ARCHIVED.minusSeconds(60));

        assertThat(later).isEqualTo(read);
        assertThat(mark(1)).isNotEqualTo(read);
    }

    /** Says that it is compressed, and is not. */
    private static HttpResponse unzipped() throws IOException {
        return new HttpResponse.Builder(200, "OK")
                .addHeader("Content-Encoding", "gzip")
                .body(MediaType.parse("text/html"), "no gzip".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private String mark(long pieces) throws IOException {
        try (Archive archive = Archive.open(folder, null).orElseThrow()) {
            return archive.mark(pieces);
        }
    }

    @Test
    void anyOtherFileIsNoArchive() throws IOException {
        Path lines = Files.writeString(folder.resolve("history.jsonl"), "{\"url\":\"https://courier.example/1\"}\n");

        assertThat(Archive.open(lines, null)).isEmpty();
        assertThat(Archive.open(Files.writeString(folder.resolve("empty"), ""), null))
                .isEmpty();
    }

    private Path warc(WarcCompression compression) throws IOException {
        Path file = folder.resolve("archive.warc");
        try (WarcWriter writer = new WarcWriter(
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), compression)) {
            writer.write(new Warcinfo.Builder().date(ARCHIVED).build());
            writer.write(response("https://courier.example/1", 200, "text/html; charset=utf-8", page(null)));
            writer.write(response("https://courier.example/gone", 404, "text/html", page(null)));
            writer.write(response("https://courier.example/picture", 200, "image/png", "PNG"));
            writer.write(response("https://courier.example/2", 200, "text/html", page(null)));
        }
        return file;
    }

    private static WarcResponse response(String address, int status, String type, String body) throws IOException {
        return new WarcResponse.Builder(address)
                .date(ARCHIVED)
                .body(new HttpResponse.Builder(status, "OK")
                        .body(MediaType.parse(type), body.getBytes(StandardCharsets.UTF_8))
                        .build())
                .build();
    }

    private void save(String name, String address, Instant at) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, page(address));
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private static String page(String address) {
        return "<html><head><title>Budget</title>"
                + (address == null ? "" : "<link rel=\"canonical\" href=\"" + address + "\">")
                + "</head><body><article><h1>Budget</h1><p>" + PROSE + "</p></article></body></html>";
    }

    private static List<RawArticle> articles(Path path) throws Exception {
        try (Archive archive = Archive.open(path, null).orElseThrow()) {
            return articles(archive);
        }
    }

    private static List<RawArticle> articles(Archive archive) throws Exception {
        List<RawArticle> articles = new ArrayList<>();
        for (Optional<Archive.Piece> piece = archive.next(); piece.isPresent(); piece = archive.next()) {
            Optional.ofNullable(piece.get().article()).ifPresent(articles::add);
        }
        return articles;
    }
}
