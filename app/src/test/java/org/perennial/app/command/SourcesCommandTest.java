package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.data.DataDirectory;
import org.perennial.contract.Json;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;

class SourcesCommandTest {
    private static final String OPML = """
            <opml version="2.0">
              <head><title>Mine</title></head>
              <body>
                <outline text="Region">
                  <outline text="Quay Gazette" type="rss" xmlUrl="https://quay.example/feed"/>
                  <outline text="Broken" type="rss" xmlUrl="mailto:nobody@quay.example"/>
                </outline>
                <outline text="County Wire" type="rss" xmlUrl="https://wire.example/feed"/>
              </body>
            </opml>
            """;

    @TempDir
    Path directory;

    private Path opml;
    private Path data;

    @BeforeEach
    void writeList() throws IOException {
        opml = Files.writeString(directory.resolve("mine.opml"), OPML);
        data = directory.resolve("data");
    }

    @Test
    void whatCanBeReadIsTakenAndTheRestReportedWithItsLine() throws Exception {
        Ran ran = importList();

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.lines()).singleElement().asString().contains("mine.opml:6: refused", "mailto:nobody");
        assertThat(ran.err()).contains("2 new", "1 refused", "2 sources in");
        assertThat(taken())
                .extracting(Source::url)
                .containsExactly("https://quay.example/feed", "https://wire.example/feed");
        assertThat(taken().get(0).folders()).containsExactly("Region");
    }

    @Test
    void theSameListAgainChangesNothing() throws Exception {
        importList();
        byte[] before = Files.readAllBytes(data.resolve("sources.yaml"));

        Ran again = importList();

        assertThat(again.err()).contains("0 new, 2 known");
        assertThat(Files.readAllBytes(data.resolve("sources.yaml"))).isEqualTo(before);
    }

    @Test
    void whatIsExportedIsImportedElsewhereWithItsFolders() throws Exception {
        importList();
        Path exported = directory.resolve("exported.opml");

        Ran ran = Ran.perennial(
                "sources", "export", "--output", exported.toString(), "--data-directory", data.toString());

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(SourceList.read(exported).sources()).containsExactlyInAnyOrderElementsOf(taken());
    }

    @Test
    void aDryRunLeavesNothingBehind() {
        Ran ran = Ran.perennial("sources", "import", "--dry-run", "--data-directory", data.toString(), opml.toString());

        assertThat(ran.err()).contains("2 new");
        assertThat(data).doesNotExist();
    }

    @Test
    void everyLineIsAnObjectIfAskedFor() throws Exception {
        Ran ran = Ran.perennial("sources", "import", "--json", "--data-directory", data.toString(), opml.toString());

        assertThat(ran.lines()).hasSize(3);
        assertThat(Json.mapper().readTree(ran.lines().get(1)).path("outcome").asText())
                .isEqualTo("refused");
    }

    @Test
    void aListThatIsNotThereIsNamed() {
        Ran ran = Ran.perennial(
                "sources",
                "import",
                "--data-directory",
                data.toString(),
                directory.resolve("none.opml").toString());

        assertThat(ran.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("none.opml");
        assertThat(data).doesNotExist();
    }

    @Test
    void importedSourcesAreListedWhereNothingRuns() throws Exception {
        importList();

        Ran ran = Ran.perennial("sources", "list", "--json", "--data-directory", data.toString());

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines()).hasSize(2);
        assertThat(Json.mapper().readTree(ran.lines().get(0)).path("url").asText())
                .isEqualTo("https://quay.example/feed");
        assertThat(ran.err()).contains("how they stand is not known");
    }

    @Test
    void withoutSourcesTheListSaysHowToTakeSome() {
        Ran ran = Ran.perennial("sources", "list", "--data-directory", data.toString());

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("sources import");
    }

    /** {@code run} opens the directory in which {@code sources import} was the first to write. */
    @Test
    void aDirectoryThatHoldsSourcesOnlyCanBeOpened() throws Exception {
        importList();

        try (var opened = DataDirectory.open(data)) {
            assertThat(opened.read("sources.yaml")).isPresent();
        }
    }

    private Ran importList() {
        return Ran.perennial("sources", "import", "--data-directory", data.toString(), opml.toString());
    }

    private List<Source> taken() throws IOException {
        return SourceList.read(data.resolve("sources.yaml")).sources();
    }
}
