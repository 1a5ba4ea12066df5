package org.perennial.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perennial.contract.FeedState;
import org.perennial.ingest.feed.Entry;

class ListingTest {
    private static final Instant NOON = Instant.parse("2025-02-25T12:00:00Z");

    @Test
    void anEntryGoesByItsGuid() {
        Entry entry = entry("g", "https://a.example/1", NOON);

        assertThat(Listing.of(List.of(entry))).containsExactly(entry);
    }

    @Test
    void aGuidAtSeveralLinksIdentifiesNoneOfThem() {
        List<Entry> entries = List.of(entry("0", "https://a.example/1", NOON), entry("0", "https://a.example/2", NOON));

        assertThat(Listing.of(entries))
                .extracting(Entry::key)
                .containsExactly("https://a.example/1", "https://a.example/2");
    }

    @Test
    void aGuidTwiceAtOneLinkStillIdentifiesIt() {
        List<Entry> entries = List.of(entry("g", "https://a.example/1", NOON), entry("g", "https://a.example/1", NOON));

        assertThat(Listing.of(entries)).extracting(Entry::key).containsOnly("g");
    }

    @Test
    void anEntryListedTwiceCountsOnceAsItStandsFirst() {
        Entry first = entry("g", "https://a.example/1", NOON);

        assertThat(Listing.of(List.of(first, entry("g", "https://a.example/1", NOON.minusSeconds(60)))))
                .containsExactly(first);
    }

    @Test
    void anEntryThatNothingIdentifiesIsLeftOut() {
        assertThat(Listing.of(List.of(entry(null, null, NOON)))).isEmpty();
    }

    @Test
    void ofMoreThanAStateRemembersTheNewestAreKept() {
        List<Entry> entries = IntStream.rangeClosed(0, FeedState.MAX_SEEN)
                .mapToObj(i -> entry("g" + i, null, NOON.plusSeconds(i)))
                .toList();

        assertThat(Listing.of(entries))
                .hasSize(FeedState.MAX_SEEN)
                .doesNotContain(entries.get(0))
                .startsWith(entries.get(FeedState.MAX_SEEN));
    }

    private static Entry entry(@Nullable String guid, @Nullable String link, Instant published) {
        return new Entry(guid, link, null, null, null, published, null, List.of(), null);
    }
}
