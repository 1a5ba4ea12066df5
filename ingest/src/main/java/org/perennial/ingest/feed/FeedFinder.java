package org.perennial.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.robots.RobotsRules;
import org.perennial.ingest.text.Decoding;

/**
 * Finds a site's feeds from the address of any of its pages: those that the page names, those that it links to, those in the
 * places where feeds commonly lie, and the news sitemaps that {@code robots.txt} names, in this order.
 */
public final class FeedFinder {
    private static final List<String> COMMON_PLACES = List.of(
            "/feed",
            "/rss",
            "/rss.xml",
            "/feed.xml",
            "/atom.xml",
            "/index.xml",
            "/feed/",
            "/feeds/all.atom.xml",
            "/feed.json");
    private static final Pattern FEED_TYPE =
            Pattern.compile("application/(?:(?:rss|atom|rdf)\\+xml|feed\\+json)|text/xml", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOKS_LIKE_FEED =
            Pattern.compile("(?i)(?:^|[/._?=-])(?:rss2?|feeds?|atom|rdf)(?:$|[/._?&=-])|\\.(?:rss|rdf|atom)$");
    private static final Pattern OF_COMMENTS = Pattern.compile("(?i)comments?/feed|comments-rss|feed=comments");
    private static final int MOST_ASKED = 12;

    private final Asker asker;

    /** Gets documents from the web. */
    public interface Asker {
        /** What lies at an address; empty if nothing can be got there. */
        Optional<Answer> ask(String address);
    }

    /**
     * A document.
     *
     * @param contentType as the server said; absent if it did not
     * @param url that gave it, after all redirects
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Answer(byte[] body, @Nullable String contentType, String url) {}

    /**
     * A feed.
     *
     * @param title absent if it has none
     * @param entries how many it lists
     */
    public record Found(String url, @Nullable String title, int entries) {}

    public FeedFinder(Asker asker) {
        this.asker = asker;
    }

    /**
     * The feeds of the site to which an address belongs; none if none is found. At most {@value #MOST_ASKED} addresses that
     * may be feeds are asked.
     */
    public List<Found> find(String address, Instant now) {
        List<Found> found = new ArrayList<>();
        Optional<Answer> start = asker.ask(address);
        if (start.isPresent() && take(start.get(), found, now)) {
            return found;
        }
        Set<String> candidates = new LinkedHashSet<>();
        start.ifPresent(page -> candidates.addAll(named(page)));
        if (candidates.isEmpty()) {
            COMMON_PLACES.forEach(place -> candidates.add(Links.resolve(address, place)));
            asker.ask(Links.resolve(address, "/robots.txt"))
                    .ifPresent(robots -> RobotsRules.of(robots.body(), "*").sitemaps().stream()
                            .filter(sitemap -> sitemap.toLowerCase(Locale.ROOT).contains("news"))
                            .forEach(candidates::add));
        }
        candidates.stream()
                .limit(MOST_ASKED)
                .forEach(candidate -> asker.ask(candidate).ifPresent(answer -> take(answer, found, now)));
        return found.stream().distinct().toList();
    }

    private static boolean take(Answer answer, List<Found> found, Instant now) {
        try {
            Feed feed = FeedReader.read(answer.body(), answer.contentType(), answer.url(), now);
            if (found.stream().noneMatch(known -> known.url().equals(answer.url()))) {
                found.add(new Found(answer.url(), feed.title(), feed.entries().size()));
            }
            return true;
        } catch (UnreadableFeed noFeed) {
            return false;
        }
    }

    /** What a page names as its feeds, else what it links to under a name that feeds have; comments' feeds are left out. */
    static List<String> named(Answer answer) {
        Document page =
                Jsoup.parse(Decoding.html(answer.body(), answer.contentType()).text(), answer.url());
        List<String> named = page.getElementsByTag("link").stream()
                .filter(link -> isAlternate(link)
                        && FEED_TYPE.matcher(link.attr("type").strip()).matches())
                .map(link -> Links.resolve(answer.url(), link.attr("href")))
                .filter(FeedFinder::isOfArticles)
                .distinct()
                .toList();
        return !named.isEmpty()
                ? named
                : page.getElementsByTag("a").stream()
                        .map(link -> Links.resolve(answer.url(), link.attr("href")))
                        .filter(link -> Links.isWeb(link)
                                && LOOKS_LIKE_FEED.matcher(link).find()
                                && isOfArticles(link))
                        .distinct()
                        .toList();
    }

    private static boolean isAlternate(Element link) {
        return (" " + link.attr("rel").toLowerCase(Locale.ROOT) + " ").contains(" alternate ");
    }

    private static boolean isOfArticles(String address) {
        return Links.isWeb(address) && !OF_COMMENTS.matcher(address).find();
    }
}
