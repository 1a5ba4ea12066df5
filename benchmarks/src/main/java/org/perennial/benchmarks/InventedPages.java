package org.perennial.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.perennial.contract.RawArticle;

/**
 * Pages and feeds for measuring speed where no others are given: invented articles amid as much furniture as news sites put
 * around theirs. They say nothing about how well an article is found.
 */
final class InventedPages {
    private static final int MENU = 120;
    private static final int TEASERS = 60;
    private static final int PARAGRAPH = 400;
    private static final int SCRIPT = 20_000;

    private InventedPages() {}

    /** So many pages, each with another article. */
    static List<byte[]> pages(int count) {
        return SampleArticles.generate(count).stream()
                .map(article -> page(article).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** So many RSS feeds of so many entries. */
    static List<byte[]> feeds(int count, int entries) {
        List<RawArticle> articles = SampleArticles.generate(entries);
        List<byte[]> feeds = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed " + number
                    + "</title><link>https://quay.example/</link><description>News</description>");
            for (RawArticle article : articles) {
                feed.append("<item><title>")
                        .append(words(article, 0, 60))
                        .append("</title><link>")
                        .append(article.url())
                        .append("</link><guid>")
                        .append(article.id())
                        .append("</guid><pubDate>Tue, 25 Feb 2025 09:10:00 GMT</pubDate><description>")
                        .append(words(article, 60, PARAGRAPH))
                        .append("</description></item>");
            }
            feeds.add(feed.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8));
        }
        return feeds;
    }

    private static String page(RawArticle article) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=utf-8><title>"
                + words(article, 0, 60) + " - Quay Gazette</title><meta property=\"article:published_time\""
                + " content=\"2025-02-25T09:10:00Z\"><script>" + "x=1;".repeat(SCRIPT / 4)
                + "</script></head><body><nav><ul>");
        for (int i = 0; i < MENU; i++) {
            page.append("<li class=\"menu-item\"><a href=\"/section/").append(i).append("\">Section</a></li>");
        }
        page.append("</ul></nav><main><article class=\"post\"><h1>")
                .append(words(article, 0, 60))
                .append("</h1><div class=\"article-body\">");
        for (int from = 60; from < article.text().length(); from += PARAGRAPH) {
            page.append("<p>").append(words(article, from, PARAGRAPH)).append("</p>");
        }
        page.append("</div></article><div class=\"related\">");
        for (int i = 0; i < TEASERS; i++) {
            page.append("<div class=\"card\"><a href=\"/news/")
                    .append(i)
                    .append("\"><img src=\"/i.jpg\"><h3>")
                    .append(words(article, i * 10, 50))
                    .append("</h3></a><span class=\"date\">25.02.2025</span></div>");
        }
        return page.append("</div></main><footer>Quay Gazette</footer></body></html>")
                .toString();
    }

    private static String words(RawArticle article, int from, int length) {
        String text = article.text();
        int start = Math.min(from, text.length());
        return text.substring(start, Math.min(text.length(), start + length))
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
