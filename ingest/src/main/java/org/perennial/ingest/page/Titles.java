package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.text.CleanText;

/**
 * Chooses an article's title by a vote of the places where pages put it.
 *
 * <p>The heading that readers see weighs most, unless it is the site's name. What a page tells networks and search engines
 * is often another wording, or cut off.
 */
final class Titles {
    private static final int LONGEST = 2_000;
    private static final int SHORTEST_PREFIX = 15;
    private static final int SHORTEST_PART = 8;
    private static final int MOST_HEADINGS = 40;

    /** How much a title's beginning speaks for the whole, and the other way round. */
    private static final double BEGINNING = 0.7;

    private final MetaElements meta;
    private final SiteName site;
    private final String tag;
    private final List<String> tagParts;
    private final List<Candidate> candidates = new ArrayList<>();

    /** Where a title stands; of two spellings of one title that of the earlier place is taken. */
    private enum Place {
        DATA,
        HEADING,
        LOWER_HEADING,
        NETWORK,
        TAG
    }

    private record Candidate(String text, String folded, double weight, Place place) {}

    /**
     * A heading of the first three levels.
     *
     * @param first whether it is of the first level
     * @param marked whether the markup says that it is an article's
     */
    private record Heading(String text, String folded, boolean first, boolean marked) {}

    private Titles(Document page, MetaElements meta) {
        this.meta = meta;
        this.site = SiteName.of(meta, page.location());
        this.tag = Optional.ofNullable(CleanText.line(page.title(), LONGEST)).orElse("");
        this.tagParts = SiteName.parts(tag).stream().map(Letters::folded).toList();
    }

    /** The title; null if there is none. */
    static @Nullable String of(Document page, TagIndex index, MetaElements meta, JsonLd data) {
        Titles titles = new Titles(page, meta);
        titles.gather(data, headings(index));
        return titles.choose();
    }

    private void gather(JsonLd data, List<Heading> headings) {
        add(site.cutFrom(data.text("headline")), 1.1, Place.DATA);
        add(site.cutFrom(meta.get("og:title")), 1.0, Place.NETWORK);
        add(meta.get("twitter:title"), 0.3, Place.NETWORK);
        add(site.cutFrom(tag), 0.6, Place.TAG);
        List<Heading> firsts = headings.stream().filter(Heading::first).toList();
        Heading shown = firsts.stream()
                .max(Comparator.comparingDouble(this::support))
                .filter(heading -> !site.is(heading.text()))
                .orElse(null);
        Heading inTag = headings.stream()
                .filter(heading -> heading != shown && isPartOfTag(heading))
                .max(Comparator.comparingInt(heading -> heading.text().length()))
                .orElse(null);
        if (shown != null && !isSiteNameByTag(shown, inTag)) {
            long different = firsts.stream().map(Heading::folded).distinct().count();
            boolean alone = support(shown) == 0 && inTag != null;
            add(shown.text(), alone ? 0.5 : different == 1 ? 1.8 : 1.6, Place.HEADING);
        }
        if (inTag != null) {
            add(inTag.text(), 0.9, Place.LOWER_HEADING);
        }
    }

    private @Nullable String choose() {
        if (candidates.size() == 1 && candidates.get(0).place() == Place.TAG && tagParts.size() > 2) {
            return site.longestPart(tag);
        }
        return candidates.stream()
                .max(Comparator.comparingDouble(this::votes).thenComparing(Candidate::place, Comparator.reverseOrder()))
                .map(this::whole)
                .orElse(tag.isEmpty() ? null : tag);
    }

    /** How much speaks for a heading: what agrees with it, and its place. */
    private double support(Heading heading) {
        String folded = heading.folded();
        double support = candidates.stream()
                .filter(other -> other.folded().equals(folded) || isBeginning(other.folded(), folded))
                .mapToDouble(Candidate::weight)
                .sum();
        return support + (heading.marked() ? 0.5 : 0);
    }

    /** Whether a heading is a part of the title tag beside which a longer one is the title. */
    private boolean isSiteNameByTag(Heading heading, @Nullable Heading other) {
        int at = tagParts.indexOf(heading.folded());
        boolean last = at > 0 && at == tagParts.size() - 1 && tagParts.get(0).length() >= SHORTEST_PREFIX;
        return last
                || at >= 0
                        && other != null
                        && other.folded().length() > heading.folded().length();
    }

    private boolean isPartOfTag(Heading heading) {
        return heading.folded().length() >= SHORTEST_PART
                && tagParts.contains(heading.folded())
                && !site.is(heading.text());
    }

    private double votes(Candidate candidate) {
        double votes = candidate.weight() * 0.01;
        for (Candidate other : candidates) {
            if (candidate.folded().equals(other.folded())) {
                votes += other.weight();
            } else if (isBeginning(candidate.folded(), other.folded())
                    || isBeginning(other.folded(), candidate.folded())) {
                votes += BEGINNING * other.weight();
            }
        }
        return votes;
    }

    /** The candidate, in the preferred spelling; one that was cut off, as it is elsewhere. */
    private String whole(Candidate best) {
        boolean cut = best.text().endsWith("...") || best.text().endsWith("…");
        Candidate whole = candidates.stream()
                .filter(other -> cut
                        && other.folded().length() > best.folded().length()
                        && other.folded().startsWith(best.folded()))
                .findFirst()
                .orElse(best);
        return candidates.stream()
                .filter(other -> other.folded().equals(whole.folded()))
                .min(Comparator.comparing(Candidate::place))
                .orElse(whole)
                .text();
    }

    private static boolean isBeginning(String beginning, String whole) {
        return beginning.length() >= SHORTEST_PREFIX
                && whole.length() > beginning.length()
                && whole.startsWith(beginning);
    }

    private void add(@Nullable String text, double weight, Place place) {
        String line = CleanText.line(text, LONGEST);
        if (line != null && !Letters.folded(line).isEmpty() && !site.is(line)) {
            candidates.add(new Candidate(line, Letters.folded(line), weight, place));
        }
    }

    private static List<Heading> headings(TagIndex index) {
        List<Heading> headings = new ArrayList<>();
        index.get("h1").stream().limit(MOST_HEADINGS).forEach(element -> {
            boolean marked = element.attr("itemprop").contains("headline") || TagIndex.standsIn(element, "article");
            add(headings, element, true, marked);
        });
        index.get(TagIndex.LOWER_HEADING).stream()
                .limit(MOST_HEADINGS)
                .forEach(element -> add(headings, element, false, false));
        return headings;
    }

    private static void add(List<Heading> headings, Element element, boolean first, boolean marked) {
        String text = ShortText.of(element, LONGEST);
        if (!text.isEmpty()) {
            headings.add(new Heading(text, Letters.folded(text), first, marked));
        }
    }
}
