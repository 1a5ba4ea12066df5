package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;

/**
 * What a page says beside its article's text.
 *
 * @param section of the paper or site, as printed; absent if it names none
 * @param tags key words as the page states them, at most {@value #MOST}
 * @param captions of pictures, as printed, at most {@value #MOST}
 * @param images what the pictures' alternative texts say they show, at most {@value #MOST}
 * @param restricted whether the page says that its text is not for everybody, so that what is read may be a stub
 * @param amp whether the page is the short form that is made for quick delivery (AMP)
 */
public record PageDetails(
        @Nullable String section,
        List<String> tags,
        List<String> captions,
        List<String> images,
        boolean restricted,
        boolean amp) {

    /** Of a page that says nothing beside its text. */
    public static final PageDetails NONE = new PageDetails(null, List.of(), List.of(), List.of(), false, false);

    private static final int MOST = 50;
    private static final int LONGEST = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_IMAGE = 10;
    private static final Pattern COMMAS = Pattern.compile("[,;،、]");
    private static final Pattern LOCKED =
            Pattern.compile("locked|metered|premium|paid|subscri.*", Pattern.CASE_INSENSITIVE);

    public PageDetails {
        tags = List.copyOf(tags);
        captions = List.copyOf(captions);
        images = List.copyOf(images);
    }

    /** @param page with all its furniture */
    static PageDetails of(Document page, MetaElements meta, JsonLd data) {
        String section = data.text("articleSection");
        String tier = meta.get("article:content_tier");
        Element html = page.firstElementChild();
        return new PageDetails(
                CleanText.line(section == null ? meta.get("article:section", "section") : section, LONGEST_NAME),
                tags(page, meta, data),
                captions(page),
                images(page),
                data.isRestricted()
                        || tier != null && LOCKED.matcher(tier.strip()).matches(),
                html != null && (html.hasAttr("amp") || html.hasAttr("⚡")));
    }

    private static List<String> tags(Document page, MetaElements meta, JsonLd data) {
        Set<String> tags = new LinkedHashSet<>();
        page.getElementsByTag("meta").stream()
                .filter(element -> element.attr("property").equals("article:tag"))
                .forEach(element -> add(tags, element.attr("content"), LONGEST_NAME));
        data.texts("keywords")
                .forEach(words -> COMMAS.splitAsStream(words).forEach(word -> add(tags, word, LONGEST_NAME)));
        String listed = meta.get("news_keywords", "keywords");
        if (tags.isEmpty() && listed != null) {
            COMMAS.splitAsStream(listed).forEach(word -> add(tags, word, LONGEST_NAME));
        }
        if (tags.isEmpty()) {
            page.getElementsByTag("a").stream()
                    .filter(link -> link.attr("rel").equals("tag"))
                    .limit(MOST)
                    .forEach(link -> add(tags, ShortText.of(link, LONGEST_NAME), LONGEST_NAME));
        }
        return new ArrayList<>(tags);
    }

    private static List<String> captions(Document page) {
        Set<String> captions = new LinkedHashSet<>();
        page.stream()
                .filter(element -> element.nameIs("figcaption") || element.hasClass("wp-caption-text"))
                .limit(MOST)
                .forEach(caption -> add(captions, ShortText.of(caption, LONGEST), LONGEST));
        return new ArrayList<>(captions);
    }

    /** Of pictures in figures, and of those in an article; others are of other articles and of the site. */
    private static List<String> images(Document page) {
        Set<String> images = new LinkedHashSet<>();
        page.traverse(new NodeVisitor() {
            private int articles;
            private int others;

            @Override
            public void head(Node node, int depth) {
                articles += isOfArticle(node) ? 1 : 0;
                others += isOfOthers(node) ? 1 : 0;
                String words = node.nameIs("img") && articles > 0 && others == 0
                        ? node.attr("alt").strip()
                        : "";
                if (words.length() >= SHORTEST_IMAGE && !Links.isWeb(words)) {
                    add(images, words, LONGEST);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                articles -= isOfArticle(node) ? 1 : 0;
                others -= isOfOthers(node) ? 1 : 0;
            }
        });
        return new ArrayList<>(images);
    }

    private static boolean isOfArticle(Node node) {
        return node.nameIs("figure") || node.nameIs("article");
    }

    private static boolean isOfOthers(Node node) {
        return node.nameIs("a") || node.nameIs("aside") || node.nameIs("nav");
    }

    private static void add(Set<String> to, String words, int longest) {
        String line = CleanText.line(words, longest);
        if (line != null && to.size() < MOST) {
            to.add(line);
        }
    }
}
