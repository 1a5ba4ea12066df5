package org.perennial.app.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides what is out: which entries have appeared, and in which version.
 *
 * <p>A revision waits for its time and then for its reader: it comes out only after the version before it was given out
 * in full <em>and</em> the reader has shown that it kept it, by asking for the feed with the ETag of a feed that listed
 * that version. A reader killed between fetching a page and keeping it thus finds the page as it was, and every version
 * can be counted. A reader that never sends an ETag gets the revision a minute after the version before it.
 *
 * <p>May be used from any thread.
 */
final class NewsDesk {
    private static final Duration UNCONFIRMED = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final ServedLog served;
    /** By ETag of a feed: the entry versions it listed. As many as a feed has states: a few dozen. */
    private final Map<String, List<String>> listedUnder = new ConcurrentHashMap<>();

    private final Map<String, Instant> kept = new ConcurrentHashMap<>();

    NewsDesk(InstantSource clock, ServedLog served) {
        this.clock = clock;
        this.served = served;
    }

    /**
     * An entry that is out.
     *
     * @param updated when this version came out; for the first version the moment of appearance
     */
    record Shown(EditionEntry entry, EditionEntry.Version version, Instant updated) {
        boolean revised() {
            return version.number() > 1;
        }
    }

    /** The feed's entries that are out, newest first. */
    List<Shown> out(EditionFeed feed) {
        List<Shown> shown = new ArrayList<>();
        feed.entries().forEach(entry -> out(entry).ifPresent(shown::add));
        shown.sort(Comparator.comparing((Shown one) -> one.entry().appears())
                .thenComparing(one -> one.entry().id())
                .reversed());
        return shown;
    }

    /** The version of an entry that is out; empty if it has not appeared yet. */
    Optional<Shown> out(EditionEntry entry) {
        Instant now = clock.instant();
        if (entry.appears().isAfter(now)) {
            return Optional.empty();
        }
        EditionEntry.Version current = entry.versions().get(0);
        Instant updated = entry.appears();
        for (EditionEntry.Version next :
                entry.versions().subList(1, entry.versions().size())) {
            Optional<Instant> seen = served.firstServed(entry.id(), current.number());
            boolean goesOn = served.firstServed(entry.id(), next.number()).isPresent()
                    || !next.due().isAfter(now) && seen.isPresent() && wasKept(entry, current, seen.get(), now);
            if (!goesOn || seen.isEmpty()) {
                break;
            }
            Instant afterReader = seen.get().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            updated = next.due().isAfter(afterReader) ? next.due() : afterReader;
            current = next;
        }
        return Optional.of(new Shown(entry, current, updated));
    }

    private boolean wasKept(EditionEntry entry, EditionEntry.Version version, Instant seen, Instant now) {
        Instant confirmed = kept.get(listing(entry, version));
        return confirmed != null && !confirmed.isBefore(seen)
                || !seen.plus(UNCONFIRMED).isAfter(now);
    }

    /** Notes that a feed with these entries goes out under an ETag. */
    void listed(String etag, List<Shown> shown) {
        listedUnder.putIfAbsent(
                etag,
                shown.stream().map(one -> listing(one.entry(), one.version())).toList());
    }

    /** Notes that a reader asked with an ETag: it keeps what was listed under it. */
    void keptUnder(String etag) {
        Instant now = clock.instant();
        listedUnder.getOrDefault(etag, List.of()).forEach(listing -> kept.put(listing, now));
    }

    private static String listing(EditionEntry entry, EditionEntry.Version version) {
        return entry.id() + " " + version.number();
    }
}
