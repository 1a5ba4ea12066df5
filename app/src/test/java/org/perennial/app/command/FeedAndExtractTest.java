package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.ArticleId;
import org.perennial.contract.Json;

class FeedAndExtractTest {
    private static final String FEED = """
            <rss version="2.0"><channel><title>Quay Gazette</title><link>https://quay.example/</link>
            <item><title>Storm</title><link>/news/storm</link><guid>g-1</guid>
            <pubDate>Tue, 25 Feb 2025 09:10:00 GMT</pubDate></item>
            </channel></rss>
            """;
    private static final String PAGE = """
            <html lang="en"><head><title>Storm over the quay</title></head><body><nav>Home</nav><article>
            <h1>Storm over the quay</h1>
            <p>A storm tore a part of the roof off the market hall last night, the fire service said.</p>
            <p>Two people were hurt by falling tiles and taken to the hospital in the next town.</p>
            </article></body></html>
            """;

    @TempDir
    Path directory;

    @Test
    void aFeedIsPrintedAsItsEntries() throws Exception {
        Ran ran = Ran.perennial("feed", write("feed.xml", FEED).toString(), "--url", "https://quay.example/feed");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        JsonNode feed = Json.mapper().readTree(ran.out());
        assertThat(feed.path("title").asText()).isEqualTo("Quay Gazette");
        assertThat(feed.at("/entries/0/url").asText()).isEqualTo("https://quay.example/news/storm");
        assertThat(feed.at("/entries/0/published").asText()).isEqualTo("2025-02-25T09:10:00Z");
    }

    @Test
    void aCompressedFeedReadsTheSame() throws Exception {
        String plain = Ran.perennial("feed", write("feed.xml", FEED).toString()).out();

        assertThat(Ran.perennial("feed", compress("feed.xml.gz", FEED).toString())
                        .out())
                .isEqualTo(plain);
    }

    @Test
    void aPageThatIsNoFeedIsANo() throws Exception {
        Ran ran = Ran.perennial("feed", write("page.html", PAGE).toString());

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("page.html");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aPageIsPrintedAsItsArticle() throws Exception {
        Ran ran = Ran.perennial(
                "extract", write("page.html", PAGE).toString(), "--url", "https://quay.example/news/storm");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        JsonNode article = Json.mapper().readTree(ran.out());
        assertThat(article.path("id").asText()).isEqualTo(ArticleId.ofUrl("https://quay.example/news/storm"));
        assertThat(article.path("title").asText()).isEqualTo("Storm over the quay");
        assertThat(article.path("text").asText()).startsWith("A storm tore").doesNotContain("Home");
    }

    @Test
    void aCompressedPageReadsTheSame() throws Exception {
        JsonNode plain = Json.mapper()
                .readTree(Ran.perennial("extract", write("page.html", PAGE).toString())
                        .out());
        JsonNode compressed = Json.mapper()
                .readTree(
                        Ran.perennial("extract", compress("page.html.gz", PAGE).toString())
                                .out());

        assertThat(compressed.path("text")).isEqualTo(plain.path("text"));
    }

    @Test
    void aPageWithoutTextIsANo() throws Exception {
        Ran ran = Ran.perennial(
                "extract",
                write("empty.html", "<html><head><title>T</title></head><body></body></html>")
                        .toString());

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("empty.html", "no article text");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheRemedy() {
        Ran ran = Ran.perennial("extract", directory.resolve("none.html").toString());

        assertThat(ran.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("none.html", "standard input");
    }

    @Test
    void withoutATargetTheUsageIsShown() {
        Ran ran = Ran.perennial("feed");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("TARGET", "--batch", "Usage: perennial feed");
    }

    @Test
    void aBatchAnswersEveryLine() throws Exception {
        String lines = "{\"id\":\"a\",\"file\":\"" + write("feed.xml", FEED) + "\"}\n"
                + "{\"id\":\"b\",\"file\":\"" + directory.resolve("none.xml") + "\"}\n"
                + "not json\n";

        Ran ran = withInput(lines, "feed", "--batch");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.lines()).hasSize(2);
        assertThat(Json.mapper().readTree(ran.lines().get(0)).path("id").asText())
                .isEqualTo("a");
        assertThat(Json.mapper().readTree(ran.lines().get(1)).path("problem").asText())
                .contains("none.xml");
        assertThat(ran.err()).contains("line 3");
    }

    private static Ran withInput(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Ran.perennial(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path compress(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(directory.resolve(name), bytes.toByteArray());
    }
}
