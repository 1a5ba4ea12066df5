package org.perennial.ingest.feed;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;

/**
 * What an element of a feed has from those around it: whether an entry can stand there, and against what its links resolve.
 * Remembered for each, so that many in a deep place do not climb all of it each.
 */
final class Nesting {
    /** Every entry's links are resolved against it, so that a long one would cost the more the more entries there are. */
    private static final int LONGEST_BASE = 1_000;

    private final Element root;
    private final Set<String> entries;
    private final Map<Element, Place> places = new IdentityHashMap<>();
    private final Map<Element, Base> bases = new IdentityHashMap<>();

    private record Base(@Nullable String address) {}

    /** What stands in an element. */
    private enum Place {
        /** Entries of the feed. */
        FEED,
        /** The next entries, since it is one that was not closed. */
        UNCLOSED_ENTRY,
        /** What belongs to an entry, be it called an entry or not. */
        ENTRY
    }

    /**
     * @param root of the feed
     * @param entries what entries are called, by local names
     */
    Nesting(Element root, Set<String> entries) {
        this.root = root;
        this.entries = entries;
    }

    /** Whether an element that is called an entry is one, and not a part of another. */
    boolean isOutermost(Element entry) {
        Element above = entry.parent();
        return above == null || entry == root || place(above) != Place.ENTRY;
    }

    private Place place(Element element) {
        Place known = places.get(element);
        if (known != null) {
            return known;
        }
        Element parent = element.parent();
        Place around = element == root || parent == null ? Place.FEED : place(parent);
        Place place;
        if (element == root || around == Place.ENTRY) {
            place = around;
        } else if (entries.contains(TolerantReader.local(element))) {
            place = isUnclosed(element) ? Place.UNCLOSED_ENTRY : Place.ENTRY;
        } else {
            place = around == Place.UNCLOSED_ENTRY ? Place.ENTRY : Place.FEED;
        }
        places.put(element, place);
        return place;
    }

    /** An item that was not closed holds the next ones: they are entries of their own. */
    private boolean isUnclosed(Element item) {
        return !TolerantReader.local(item).equals("entry")
                && item.children().stream().anyMatch(child -> entries.contains(TolerantReader.local(child)));
    }

    /** The address against which the element's links resolve, itself perhaps relative to the feed's; null if it is the feed's. */
    @Nullable
    String base(Element element) {
        Base known = bases.get(element);
        if (known == null) {
            Element parent = element.parent();
            String around = parent == null ? null : base(parent);
            String declared = element.attr("xml:base").strip();
            String base = declared.isEmpty() ? around : around == null ? declared : Links.resolve(around, declared);
            known = new Base(base == null || base.length() > LONGEST_BASE ? around : base);
            bases.put(element, known);
        }
        return known.address();
    }
}
