package org.perennial.app.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.perennial.testkit.TestFeedServer;

/**
 * A site of a few feeds that publishes in waves: new articles, copies of older ones, and new versions of older ones. What it
 * publishes follows from its seed.
 */
final class GrowingSite implements AutoCloseable {
    private static final int FEEDS = 4;
    private static final int COPY_EVERY = 10;
    private static final int REVISE_EVERY = 8;
    private static final List<String> WORDS = List.of(
            "harbour",
            "council",
            "bridge",
            "market",
            "school",
            "winter",
            "river",
            "library",
            "storm",
            "village",
            "farmers",
            "museum",
            "tunnel",
            "orchard",
            "ferry",
            "mayor",
            "station",
            "festival",
            "valley",
            "bakery");

    private final TestFeedServer server = TestFeedServer.start();
    private final Random random;
    private final Instant opened;
    private final AtomicInteger pagesGiven = new AtomicInteger();
    private final Map<String, Article> articles = new TreeMap<>();

    GrowingSite(long seed, Instant opened) {
        this.random = new Random(seed);
        this.opened = opened;
    }

    private record Article(int feed, String title, String text, int version) {}

    /** Publishes so many new articles, and new versions of some that are out. */
    void publish(int count) {
        List<String> older = List.copyOf(articles.keySet());
        for (int i = 0; i < older.size(); i += REVISE_EVERY) {
            articles.computeIfPresent(
                    older.get(i),
                    (path, old) -> new Article(
                            old.feed(), old.title(), old.text() + " Corrected " + sentence(), old.version() + 1));
        }
        for (int i = 0; i < count; i++) {
            String path = "/news/%04d".formatted(articles.size());
            String text = sentence() + "\n\n" + sentence() + "\n\n" + sentence();
            if (!older.isEmpty() && i % COPY_EVERY == 0) {
                text = articles.get(older.get(random.nextInt(older.size()))).text();
            }
            articles.put(path, new Article(articles.size() % FEEDS, "The " + word() + " of the " + word(), text, 1));
        }
        articles.forEach((path, article) -> server.on(path, exchange -> {
            pagesGiven.incrementAndGet();
            TestFeedServer.send(exchange, 200, Map.of("Content-Type", "text/html; charset=utf-8"), page(article));
        }));
        for (int feed = 0; feed < FEEDS; feed++) {
            server.serve(feedPath(feed), "application/atom+xml", feed(feed));
        }
    }

    /** The feeds' addresses. */
    List<String> feeds() {
        List<String> feeds = new ArrayList<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            feeds.add(server.url(feedPath(feed)));
        }
        return feeds;
    }

    /** How many pages were given out so far. */
    int pagesGiven() {
        return pagesGiven.get();
    }

    /** The address of every article that is out, with the number of its versions. */
    Map<String, Integer> versions() {
        Map<String, Integer> versions = new TreeMap<>();
        articles.forEach((path, article) -> versions.put(server.url(path), article.version()));
        return versions;
    }

    @Override
    public void close() {
        server.close();
    }

    private String feed(int feed) {
        StringBuilder entries = new StringBuilder();
        articles.forEach((path, article) -> {
            if (article.feed() == feed) {
                entries.append("<entry><id>")
                        .append(path)
                        .append("</id><title>")
                        .append(article.title());
                entries.append("</title><link href=\"").append(server.url(path)).append("\"/><published>");
                entries.append(opened).append("</published><updated>");
                entries.append(opened.plusSeconds(article.version())).append("</updated></entry>");
            }
        });
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed " + feed + "</title>" + entries + "</feed>";
    }

    private static byte[] page(Article article) {
        return ("<html lang=\"en\"><head><title>" + article.title() + "</title></head><body><article><h1>"
                        + article.title() + "</h1><p>"
                        + article.text().replace("\n\n", "</p><p>") + "</p></article></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String sentence() {
        return "The " + word() + " and the " + word() + " will open in spring number " + random.nextInt(1_000_000)
                + ", said the " + word() + " of the " + word() + " after the meeting about the " + word() + ".";
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String feedPath(int feed) {
        return "/feed/" + feed;
    }
}
