package org.perennial.ingest.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.perennial.ingest.feed.Entry;
import org.perennial.ingest.feed.Feed;
import org.perennial.ingest.feed.FeedReader;
import org.perennial.ingest.feed.UnreadableFeed;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.FetchResult.Fetched;
import org.perennial.ingest.fetch.Fetcher;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.robots.RobotsRules;

/**
 * How much of what a site's news sitemaps list of the last day a feed lists too.
 *
 * @param sitemaps how many sitemaps with dated articles were found
 * @param articles how many articles of the last day they list
 * @param listed how many of those the feed lists
 */
public record Completeness(int sitemaps, int articles, int listed) {
    private static final Duration LOOKED_AT = Duration.ofDays(1);

    /** Sitemaps asked for of one site, those of indexes too. */
    private static final int MOST_SITEMAPS = 10;

    /** A site's list of its sitemaps is asked for, then those that look like news; at most {@value #MOST_SITEMAPS}. */
    public static Completeness of(Source source, Feed feed, Fetcher fetcher, Instant now) {
        Deque<String> waiting = new ArrayDeque<>(named(source, fetcher));
        Set<String> asked = new HashSet<>();
        Set<String> articles = new HashSet<>();
        int found = 0;
        while (!waiting.isEmpty() && asked.size() < MOST_SITEMAPS) {
            String address = waiting.remove();
            if (!asked.add(address)
                    || !(fetcher.fetch(FetchRequest.feed(address, null, null)) instanceof Fetched fetched)) {
                continue;
            }
            try {
                Feed sitemap = FeedReader.read(fetched.body(), fetched.header("content-type"), fetched.finalUrl(), now);
                waiting.addAll(newsFirst(sitemap.sitemaps()));
                List<String> lately = sitemap.entries().stream()
                        .filter(entry -> isOfLately(entry, now))
                        .map(entry -> Links.canonical(String.valueOf(entry.link())))
                        .toList();
                found += lately.isEmpty() ? 0 : 1;
                articles.addAll(lately);
            } catch (UnreadableFeed noSitemap) {
                continue;
            }
        }
        Set<String> listed = feed.entries().stream()
                .filter(entry -> entry.link() != null)
                .map(entry -> Links.canonical(String.valueOf(entry.link())))
                .collect(Collectors.toSet());
        int both = (int) articles.stream().filter(listed::contains).count();
        return new Completeness(found, articles.size(), both);
    }

    private static boolean isOfLately(Entry entry, Instant now) {
        Instant published = entry.published();
        return entry.link() != null
                && Links.isWeb(entry.link())
                && published != null
                && published.isAfter(now.minus(LOOKED_AT));
    }

    private static List<String> named(Source source, Fetcher fetcher) {
        HttpUrl url = HttpUrl.parse(source.url());
        if (url == null) {
            return List.of();
        }
        String robots = url.newBuilder()
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        FetchResult result = fetcher.fetch(FetchRequest.page(robots, null, null));
        return result instanceof Fetched fetched
                ? newsFirst(RobotsRules.of(fetched.body(), "perennial").sitemaps())
                : List.of();
    }

    private static List<String> newsFirst(List<String> sitemaps) {
        return sitemaps.stream()
                .filter(Links::isWeb)
                .sorted((a, b) -> Boolean.compare(b.contains("news"), a.contains("news")))
                .limit(MOST_SITEMAPS)
                .toList();
    }

    /** For people. */
    public String sentence() {
        return articles == 0
                ? "its site names no sitemap with articles of the last day"
                : "lists %d of the %d articles that its site's sitemaps have of the last day (%d %%)"
                        .formatted(listed, articles, 100L * listed / articles);
    }
}
