package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.perennial.contract.PageDetails;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;

/** Reads what a page says beside its article's text. */
final class DetailsReader {
    private static final int MOST = PageDetails.MOST;
    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_IMAGE = 10;
    private static final int MOST_PICTURES = 1_000;
    private static final Pattern COMMAS = Pattern.compile("[,;،、]");
    private static final Pattern LOCKED =
            Pattern.compile("locked|metered|premium|paid|subscri.*", Pattern.CASE_INSENSITIVE);

    private DetailsReader() {}

    /** @param page with all its furniture */
    static PageDetails read(Document page, TagIndex index, MetaElements meta, JsonLd data) {
        String section = data.text("articleSection");
        String tier = meta.get("article:content_tier");
        Element html = page.firstElementChild();
        return new PageDetails(
                CleanText.line(section == null ? meta.get("article:section", "section") : section, LONGEST_NAME),
                tags(index, meta, data),
                captions(index),
                images(index),
                data.isRestricted()
                        || tier != null && LOCKED.matcher(tier.strip()).matches(),
                html != null && (html.hasAttr("amp") || html.hasAttr("⚡")));
    }

    private static List<String> tags(TagIndex page, MetaElements meta, JsonLd data) {
        Set<String> tags = new LinkedHashSet<>();
        page.get("meta").stream()
                .filter(element -> element.attr("property").equals("article:tag"))
                .forEach(element -> add(tags, element.attr("content"), LONGEST_NAME));
        data.texts("keywords")
                .forEach(words -> COMMAS.splitAsStream(words).forEach(word -> add(tags, word, LONGEST_NAME)));
        String listed = meta.get("news_keywords", "keywords");
        if (tags.isEmpty() && listed != null) {
            COMMAS.splitAsStream(listed).forEach(word -> add(tags, word, LONGEST_NAME));
        }
        if (tags.isEmpty()) {
            page.get("a").stream()
                    .filter(link -> link.attr("rel").equals("tag"))
                    .limit(MOST)
                    .forEach(link -> add(tags, ShortText.of(link, LONGEST_NAME), LONGEST_NAME));
        }
        return new ArrayList<>(tags);
    }

    private static List<String> captions(TagIndex page) {
        Set<String> captions = new LinkedHashSet<>();
        Stream.concat(
                        page.get("figcaption").stream(),
                        page.get("p").stream().filter(paragraph -> paragraph.hasClass("wp-caption-text")))
                .limit(MOST)
                .forEach(caption -> add(captions, ShortText.of(caption, LONGEST), LONGEST));
        return new ArrayList<>(captions);
    }

    /** Of pictures in figures, and of those in an article; others are of other articles and of the site. */
    private static List<String> images(TagIndex page) {
        Set<String> images = new LinkedHashSet<>();
        page.get("img").stream().limit(MOST_PICTURES).forEach(image -> {
            String words = image.attr("alt").strip();
            if (words.length() >= SHORTEST_IMAGE
                    && !Links.isWeb(words)
                    && TagIndex.standsIn(image, "figure", "article")
                    && !TagIndex.standsIn(image, "a", "aside", "nav")) {
                add(images, words, LONGEST);
            }
        });
        return new ArrayList<>(images);
    }

    private static void add(Set<String> to, String words, int longest) {
        String line = CleanText.line(words, longest);
        if (line != null && to.size() < MOST) {
            to.add(line);
        }
    }
}
