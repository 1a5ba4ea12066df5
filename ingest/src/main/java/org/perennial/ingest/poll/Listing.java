package org.perennial.ingest.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.perennial.contract.FeedState;
import org.perennial.ingest.feed.Entry;

/** What of a feed's entries is dealt with. */
final class Listing {
    private Listing() {}

    /**
     * The entries that can be told apart, newest first, as many as a feed's state remembers.
     *
     * <p>A guid that stands at several links at once identifies none of them; such entries go by their links, so that they
     * do not become versions of one article. What is listed twice under one key counts once, as it stands first: else the two
     * would replace one another at each visit.
     */
    static List<Entry> of(List<Entry> entries) {
        Set<String> shared = sharedGuids(entries);
        Set<String> keys = new HashSet<>();
        List<Entry> known = entries.stream()
                .map(entry -> entry.guid() != null && shared.contains(entry.guid()) ? entry.withoutGuid() : entry)
                .filter(entry -> !entry.key().isEmpty() && keys.add(entry.key()))
                .toList();
        if (known.size() <= FeedState.MAX_SEEN) {
            return known;
        }
        Comparator<Entry> byDate = Comparator.comparing(Listing::date);
        return known.stream()
                .sorted(byDate.reversed())
                .limit(FeedState.MAX_SEEN)
                .toList();
    }

    private static Set<String> sharedGuids(List<Entry> entries) {
        Map<String, String> links = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.guid() != null && entry.link() != null) {
                String other = links.putIfAbsent(entry.guid(), entry.link());
                if (other != null && !Objects.equals(other, entry.link())) {
                    shared.add(entry.guid());
                }
            }
        }
        return shared;
    }

    private static Instant date(Entry entry) {
        Instant published = entry.published();
        Instant updated = entry.updated();
        return published != null ? published : updated != null ? updated : Instant.EPOCH;
    }
}
