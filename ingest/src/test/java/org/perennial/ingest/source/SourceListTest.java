package org.perennial.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.ingest.source.ImportReport.Outcome;

class SourceListTest {
    @Test
    void yamlGivesEachSourceWithAllThatIsSaidOfIt() {
        ImportReport report = read("""
                sources:
                  - url: https://news.example/feed
                    source: news.example
                    title: News
                    interval: PT15M
                    language: az
                    folders: [Caucasus, Daily]
                  - https://other.example/rss
                """);

        assertThat(report.sources())
                .containsExactly(
                        new Source(
                                "https://news.example/feed",
                                "news.example",
                                "News",
                                List.of("Caucasus", "Daily"),
                                Duration.ofMinutes(15),
                                "az"),
                        Source.of("https://other.example/rss"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sources:\\n  - utl: http://a.example/ | line 2 | unknown key "utl": known are url
                    feeds:\\n  - http://a.example/        | line 1 | unknown key "feeds"
                    sources: http://a.example/            | line 1 | must be a list
                    sources:\\n  - url: [x]               | line 2 | "url" must be one text
                    sources:\\n  - url: "                 | line 2 | this is no YAML
                    just words                            | line 1 | expected the key "sources"
                    """)
    void aFaultInYamlIsNamedWithItsPlace(String yaml, String place, String fault) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(fault);
    }

    @Test
    void aBadAddressOrIntervalCostsOneSourceAndIsReported() {
        ImportReport report = read("""
                sources:
                  - url: file:///etc/passwd
                  - url: https://a.example/
                  - url: https://a.example/
                  - url: https://b.example/
                    interval: soon
                  - title: Nameless
                """);

        assertThat(report.lines())
                .extracting(ImportReport.Line::number, ImportReport.Line::outcome)
                .containsExactly(
                        tuple(2, Outcome.REFUSED),
                        tuple(3, Outcome.TAKEN),
                        tuple(4, Outcome.DUPLICATE),
                        tuple(5, Outcome.REFUSED),
                        tuple(7, Outcome.REFUSED));
        assertThat(report.lines().get(0).reason())
                .contains("file:///etc/passwd")
                .contains("http://");
        assertThat(report.lines().get(3).reason()).contains("\"soon\" is no duration");
    }

    @Test
    void opmlKeepsItsFolders() {
        ImportReport report = read("""
                <?xml version="1.0"?>
                <opml version="2.0"><head><title>x</title></head><body>
                <outline text="World"><outline text="Asia">
                <outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
                </outline></outline>
                <outline text="B" xmlurl="feed://b.example/rss" htmlUrl="https://b.example/"/>
                <outline type="rss" text="C" htmlUrl="https://c.example/"/>
                </body></opml>
                """);

        assertThat(report.broken()).isNull();
        assertThat(report.sources())
                .extracting(Source::url, Source::title, Source::folders)
                .containsExactly(
                        tuple("https://a.example/feed", "A", List.of("World", "Asia")),
                        tuple("http://b.example/rss", "B", List.of()));
        assertThat(report.lines())
                .filteredOn(line -> line.outcome() == Outcome.REFUSED)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.number()).isEqualTo(7);
                    assertThat(line.given()).isEqualTo("C");
                    assertThat(line.reason()).contains("no xmlUrl");
                });
    }

    @Test
    void brokenOpmlIsReadAsFarAsItGoes() {
        ImportReport report = read("<opml><body><outline text=\"A & B\" xmlUrl=\"https://a.example/?x=1&y=2\">"
                + "<outline text=\"C\" xmlUrl=\"https://c.example/\"/><outline text=\"D\" xmlUrl=\"https://d.exa");

        assertThat(report.sources())
                .extracting(Source::url, Source::folders)
                .contains(tuple("https://a.example/?x=1&y=2", List.of()), tuple("https://c.example/", List.of()));
    }

    @Test
    void anEntityOfADoctypeIsNeverExpanded() {
        ImportReport report = read("<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
                + "<opml><body><outline text=\"&x;\" xmlUrl=\"https://a.example/\"/></body></opml>");

        assertThat(report.sources())
                .singleElement()
                .satisfies(source -> assertThat(source.title()).isEqualTo("&x;"));
    }

    @Test
    void aHundredThousandSourcesAreRead() {
        String opml = IntStream.range(0, 100_000)
                .mapToObj(i -> "<outline xmlUrl=\"https://h" + i + ".example/f\"/>\n")
                .collect(Collectors.joining("", "<opml><body>", "</body></opml>"));

        assertThat(read(opml).sources()).hasSize(100_000);
    }

    @Test
    void nestingWithoutEndIsNoHarm() {
        assertThat(read("<opml><body>" + "<outline text='f'>".repeat(10_000)).sources())
                .isEmpty();
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        List<Source> sources = List.of(
                new Source("https://a.example/?x=1&y=<2>", null, "A \"quoted\" & more", List.of("W", "Ə"), null, "az"),
                new Source("https://b.example/", "The B Post", "B", List.of("W"), Duration.ofMinutes(5), null),
                new Source("https://c.example/", null, "C", List.of(), null, null));

        assertThat(read(SourceList.writeOpml("Mine", sources)).sources()).containsExactlyInAnyOrderElementsOf(sources);
    }

    @Test
    void whatIsWrittenHasTheNamesThatOtherProgramsLookFor() {
        String opml = SourceList.writeOpml("Mine", List.of(Source.of("https://a.example/feed")));

        assertThat(opml).contains("<opml version=\"2.0\"", "<outline ", "xmlUrl=\"https://a.example/feed\"");
    }

    @Test
    void anIntervalThatIsNoneCostsOneSource() {
        ImportReport report = read("<opml><body><outline xmlUrl='https://a.example/f' perennial:interval='soon'/>"
                + "<outline xmlUrl='https://b.example/f'/></body></opml>");

        assertThat(report.sources()).extracting(Source::url).containsExactly("https://b.example/f");
        assertThat(report.lines().get(0).reason()).contains("PT15M");
    }

    @Test
    void aSourceWithoutANameIsCalledByItsHost() {
        assertThat(Source.of("https://www.news.example/feed").publisher()).isEqualTo("news.example");
    }

    private static ImportReport read(String text) {
        return SourceList.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
