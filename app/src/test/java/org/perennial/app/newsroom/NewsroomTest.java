package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomTest {
    @TempDir
    Path feeds;

    @Test
    void theSizeCountsFeedsEntriesFormatsAndLanguages() {
        Newsroom.Size size = Samples.newsroom().size();

        assertThat(size.feeds()).isEqualTo(6);
        assertThat(size.entries()).isEqualTo(12);
        assertThat(size.formats()).hasSize(6);
        assertThat(size.languages()).containsExactly("en", "ru");
    }

    @Test
    void placeholdersFollowThePublicationDateAndNotTheOpening() {
        Opening newYear = new Opening(
                Instant.parse("2027-01-01T01:00:00Z"), 1, Samples.opening(1).base());

        Edition edition = Samples.newsroom().edition(newYear);

        assertThat(entry(edition, "hill-0001").versions().get(0).title()).endsWith("turns 34");
        assertThat(entry(edition, "valley-0001").versions().get(0).body()).contains("\"35\"");
    }

    @Test
    void atPaceZeroAllAppearsAtOnce() {
        assertThat(entry(Samples.newsroom().edition(Samples.opening(0)), "hill-0004")
                        .appears())
                .isEqualTo(Samples.OPENED);
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlace() throws IOException {
        feed("a", "    titel: x");

        assertRefused("a.yaml near line", "unknown key titel", "title_markup");
    }

    @Test
    void aRepeatedKeyIsRefused() throws IOException {
        feed("a", "    title: again");

        assertRefused("a.yaml", "title");
    }

    @Test
    void anUnknownPlaceholderIsNamedWithFileAndEntry() throws IOException {
        feed("a", "    summary: \"{{moon:en}}\"");

        assertRefused("a.yaml entry a-1", "{{moon:en}}");
    }

    @Test
    void anIdUsedTwiceIsRefused() throws IOException {
        feed("a", "    body: one");
        Files.writeString(feeds.resolve("b.yaml"), file("b", "    body: two").replace("b-1", "a-1"));

        assertRefused("b.yaml entry a-1", "taken in a.yaml");
    }

    @Test
    void aCopyOfNothingIsRefused() throws IOException {
        feed("a", "    expect: {copy_of: z-9}");

        assertRefused("copy_of names z-9");
    }

    @Test
    void aCopyWithOtherWordsIsRefusedWithTheFirstDifference() throws IOException {
        feed("a", "    body: the same beginning and one end");
        feed("b", "    body: the same beginning and another end\n    expect: {copy_of: a-1}");

        assertRefused("b.yaml entry b-1", "beginningandanother");
    }

    @Test
    void equalWordsThatNobodyDeclaresAreRefused() throws IOException {
        feed("a", "    body: the same words");
        feed("b", "    body: The same words!");

        assertRefused("say copy_of");
    }

    @Test
    void lastYearsWordsMayComeAgain() throws IOException {
        feed("a", "    body: the same words");
        feed("b", "    body: The same words!\n    published: -P1Y");

        assertThat(Newsroom.read(feeds).size().entries()).isEqualTo(2);
    }

    @Test
    void aDeadLetterExpectsNothingElse() throws IOException {
        feed("a", "    expect: {dead_letter: page-unreachable, language: en}");

        assertRefused("a dead letter has no language");
    }

    @Test
    void aDeadLetterForAnUnknownReasonIsRefusedWithTheKnownOnes() throws IOException {
        feed("a", "    expect: {dead_letter: bad-luck}");

        assertRefused("a.yaml entry a-1", "bad-luck", "page-without-text");
    }

    @Test
    void aNewsroomIsReadFromAJarAsFromADirectory() throws IOException {
        Path jar = feeds.resolve("a jar.jar");
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(inside.getPath("/newsroom/feeds"));
            Files.writeString(inside.getPath("/newsroom/README.md"), "read me");
            Files.writeString(inside.getPath("/newsroom/feeds/a.yaml"), file("a", "    body: x"));
        }

        Newsroom newsroom = Newsroom.besides(new URL("jar:" + jar.toUri() + "!/newsroom/README.md"));

        assertThat(newsroom.size().feeds()).isEqualTo(1);
    }

    @Test
    void anAddressOfAnEntryThatTheFeedDoesNotHaveIsRefused() throws IOException {
        feed("a", "    raw_html: \"{{page:a-7}}\"");

        assertRefused("a.yaml entry a-1", "no entry a-7");
    }

    @Test
    void aRevisionBeforeItsEntryIsRefused() throws IOException {
        feed("a", "    after: PT30S\n    revisions: [{after: PT10S, title: x}]");

        assertRefused("version 2 must come after");
    }

    @Test
    void anUnknownTemplateIsRefusedWithTheKnownOnes() throws IOException {
        Files.writeString(feeds.resolve("a.yaml"), file("a", "    body: x").replace("page: article", "page: glossy"));

        assertRefused("page glossy", "toolbar");
    }

    private void feed(String id, String more) throws IOException {
        Files.writeString(feeds.resolve(id + ".yaml"), file(id, more));
    }

    private static String file(String id, String more) {
        return """
                feed: %1$s
                format: rss2
                source: %1$s.example
                title: Feed %1$s
                page: article
                entries:
                  - id: %1$s-1
                    title: one
                %2$s
                """.formatted(id, more);
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> Newsroom.read(feeds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    private static EditionEntry entry(Edition edition, String id) {
        return edition.feeds().stream()
                .flatMap(feed -> feed.entries().stream())
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
