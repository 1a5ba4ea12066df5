package org.perennial.ingest.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "HTTPS://News.Example/a?utm_source=x&id=7&fbclid=1#top, https://news.example/a?id=7",
        "https://news.example/a?utm_medium=rss, https://news.example/a",
        "https://news.example:443/a, https://news.example/a",
        "https://user:secret@news.example/a, https://news.example/a",
        "https://news.example/a?gclid=1&&b=2, https://news.example/a?b=2",
        "https://news.example, https://news.example/",
        "tag:news.example;2025:1, tag:news.example;2025:1"
    })
    void whatTracksReadersIsNoPartOfAnAddress(String given, String canonical) {
        assertThat(Links.canonical(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x/feed, ../y, https://a.example/y",
        "https://a.example/x/feed, //b.example/y, https://b.example/y",
        "https://a.example/x/feed, https://b.example, https://b.example",
        "https://a.example/x/feed, javascript:alert(1), javascript:alert(1)"
    })
    void relativeAddressesResolveAndAbsoluteOnesStay(String base, String reference, String resolved) {
        assertThat(Links.resolve(base, reference)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "javascript:alert(1)", "ftp://a/", "http://", "/relative", "data:,x", ""})
    void onlyWebAddressesAreEverAsked(String address) {
        assertThat(Links.isWeb(address)).isFalse();
    }

    @Test
    void aSiteIsItsHostWithoutWww() {
        assertThat(Links.site("https://www.News.Az/x")).contains("news.az");
    }

    @Test
    void wordsThatAreNoReferenceStayWords() {
        assertThat(Links.resolve("https://quay.example/feed", "The address of the page"))
                .isEqualTo("The address of the page");
        assertThat(Links.resolve("https://quay.example/feed", "/a page")).isEqualTo("https://quay.example/a%20page");
    }
}
