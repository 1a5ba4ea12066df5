package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;

/** Chooses an article's title by a vote of the places where pages put it. */
final class Titles {
    private static final int LONGEST = 2_000;
    private static final Pattern SITE = Pattern.compile("\\s+[|\\-–—·•»:/]+\\s+([^|–—·•»]{2,60})$");

    private Titles() {}

    private record Candidate(String text, String folded, double weight) {}

    /** The title; null if there is none. */
    static @Nullable String of(Document page, JsonLd data) {
        List<Candidate> candidates = new ArrayList<>();
        Elements headings = page.getElementsByTag("h1");
        headings.removeIf(heading -> heading.text().isBlank());
        if (!headings.isEmpty()) {
            Element heading = headings.get(0);
            for (Element each : headings) {
                if (each.attr("itemprop").contains("headline") || each.closest("article") != null) {
                    heading = each;
                    break;
                }
            }
            add(candidates, heading.text(), headings.size() == 1 ? 1.3 : 0.9);
        }
        add(candidates, data.text("headline"), 1.1);
        add(candidates, meta(page, "og:title"), 1.0);
        add(candidates, withoutSite(meta(page, "og:title"), page), 0.4);
        add(candidates, meta(page, "twitter:title"), 0.3);
        add(candidates, withoutSite(page.title(), page), 0.8);
        return best(candidates);
    }

    private static @Nullable String best(List<Candidate> candidates) {
        Candidate best = null;
        double highest = 0;
        for (Candidate candidate : candidates) {
            double votes = candidate.weight() * 0.01;
            for (Candidate other : candidates) {
                votes += agree(candidate, other) ? other.weight() : 0;
            }
            if (votes > highest + 1e-9) {
                highest = votes;
                best = candidate;
            }
        }
        return best == null ? null : best.text();
    }

    private static boolean agree(Candidate one, Candidate other) {
        return one.folded().equals(other.folded())
                || one.folded().length() > 15 && other.folded().startsWith(one.folded());
    }

    private static void add(List<Candidate> candidates, @Nullable String text, double weight) {
        String line = CleanText.line(text, LONGEST);
        if (line != null && !Letters.folded(line).isEmpty()) {
            candidates.add(new Candidate(line, Letters.folded(line), weight));
        }
    }

    /** A title without the site's name behind it. */
    private static @Nullable String withoutSite(@Nullable String words, Document page) {
        String title = CleanText.line(words, LONGEST);
        if (title == null) {
            return null;
        }
        Matcher tail = SITE.matcher(title);
        if (!tail.find() || tail.start() <= 10) {
            return title;
        }
        return isSiteName(tail.group(1), page) ? title.substring(0, tail.start()) : title;
    }

    /** Whether words resemble what the page calls its site, or the site's address. */
    private static boolean isSiteName(String words, Document page) {
        String folded = Letters.folded(words);
        String declared = Letters.folded(String.valueOf(meta(page, "og:site_name")));
        String host = Links.site(page.location()).map(Letters::folded).orElse("");
        return declared.contains(folded)
                || folded.contains(declared)
                || folded.length() >= 3 && host.contains(folded)
                || !host.isEmpty() && folded.contains(host)
                || words.split("\\s+").length <= 2;
    }

    private static @Nullable String meta(Document page, String property) {
        Element meta = page.selectFirst("meta[property=" + property + "], meta[name=" + property + "]");
        return meta == null || meta.attr("content").isBlank() ? null : meta.attr("content");
    }
}
