package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadPagesTest {
    private static final String SITEMAP = "https://courier.example/sitemap.xml";

    @TempDir
    private Path data;

    @Test
    void whatWasKeptIsKnownAgain() throws IOException {
        ReadPages before = ReadPages.of(data, SITEMAP, false);
        before.add("https://courier.example/1");
        before.keep();
        before.add("https://courier.example/2");

        ReadPages after = ReadPages.of(data, SITEMAP, false);

        assertThat(after.size()).isEqualTo(1);
        assertThat(after.contains("https://courier.example/1")).isTrue();
        assertThat(after.contains("https://courier.example/2")).isFalse();
        assertThat(ReadPages.of(data, "https://other.example/", false).size()).isZero();
    }

    @Test
    void aTornLineCostsNoOther() throws IOException {
        ReadPages before = ReadPages.of(data, SITEMAP, false);
        before.add("https://courier.example/1");
        before.keep();
        Files.writeString(file(), "0123", StandardOpenOption.APPEND);
        before.add("https://courier.example/2");
        before.keep();

        assertThat(ReadPages.of(data, SITEMAP, false).size()).isEqualTo(2);
    }

    @Test
    void againForgetsThem() throws IOException {
        ReadPages before = ReadPages.of(data, SITEMAP, false);
        before.add("https://courier.example/1");
        before.keep();

        assertThat(ReadPages.of(data, SITEMAP, true).size()).isZero();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backfill"))) {
            return List.copyOf(files.toList()).get(0);
        }
    }
}
