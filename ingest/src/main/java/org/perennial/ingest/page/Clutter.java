package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Takes out of a page what is certainly not the article: by tag, role, visibility and class name. */
final class Clutter {
    private static final Set<String> TAGS = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "canvas",
            "button",
            "input",
            "select",
            "textarea",
            "iframe",
            "object",
            "embed",
            "nav",
            "aside",
            "footer",
            "figure",
            "figcaption",
            "audio",
            "video",
            "map",
            "dialog",
            "label",
            "link",
            "meta",
            "picture",
            "img",
            "rp", // how a word is read, set above it: the word itself stays
            "rt");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "complementary",
            "contentinfo",
            "search",
            "dialog",
            "alert",
            "menu",
            "menubar",
            "toolbar");
    private static final NameList CLUTTER = NameList.of("clutter-names.txt");
    private static final NameList DISCUSSION = NameList.of("discussion-names.txt");
    private static final NameList BODY = NameList.of("body-names.txt");
    private static final int LONGEST_ICON_NAME = 20;
    private static final int LONGEST_QUOTATION = 1_000;
    private static final int LONGEST_CAPTION = 200;
    private static final int FORM_WITH_PAGE = 800;

    /** So many long paragraphs are an article, whatever the element is called. */
    private static final int ARTICLE_PARAGRAPHS = 4;

    /** What holds this share of the page's prose is not its furniture. */
    private static final double MOST_OF_THE_PAGE = 0.6;

    private Clutter() {}

    /** Whether the element's names say that it is the article's body. */
    static boolean isBody(Element element) {
        return BODY.matches(element);
    }

    /** Whether the element's names say that readers wrote what is in it. */
    static boolean isDiscussion(Element element) {
        return DISCUSSION.matches(element);
    }

    static void removeFrom(Document page) {
        Measures measures = Measures.of(page.body());
        Set<Element> cards = Cards.in(page.body(), measures);
        Measures.Measure whole = measures.get(page.body());
        Map<Node, Set<Node>> clutter = new IdentityHashMap<>();
        page.body().filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                Node parent = node.parent();
                boolean goes = node instanceof Comment
                        || node instanceof Element element
                                && depth > 0
                                && (cards.contains(element) || isClutter(element, measures.get(element), whole));
                if (!goes || parent == null) {
                    return FilterResult.CONTINUE;
                }
                clutter.computeIfAbsent(parent, first -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(node);
                return FilterResult.SKIP_ENTIRELY;
            }
        });
        clutter.forEach(Clutter::removeChildren);
    }

    /** All at once: one by one each would move and number all that stand behind it. */
    private static void removeChildren(Node parent, Set<Node> gone) {
        if (parent instanceof Element element) {
            List<Node> kept = new ArrayList<>(element.childNodes());
            kept.removeIf(gone::contains);
            element.empty();
            element.insertChildren(0, kept);
        }
    }

    private static boolean isClutter(Element element, Measures.Measure measure, Measures.Measure whole) {
        String tag = element.nodeName();
        if (TAGS.contains(tag)) {
            return !(tag.equals("aside") && holdsThePage(measure, whole));
        }
        if (tag.equals("form")) {
            return measure.letters < FORM_WITH_PAGE;
        }
        return isPictureBox(element, measure, whole)
                || isHidden(element, measure)
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || isIcon(element, measure)
                || isNamedClutter(element, measure, whole);
    }

    /** A picture with hardly more than its caption. */
    private static boolean isPictureBox(Element element, Measures.Measure measure, Measures.Measure whole) {
        return element.nodeName().equals("div")
                && !measure.headline
                && measure.letters <= LONGEST_CAPTION
                && measure.prose * 4 < whole.prose
                && measure.picture
                && !measure.structured;
    }

    private static boolean isHidden(Element element, Measures.Measure measure) {
        if (element.hasAttr("hidden")) {
            return measure.paragraphs
                    < ARTICLE_PARAGRAPHS; // pages sent in pieces keep theirs hidden until all are there
        }
        String style = element.attr("style");
        if (!style.isEmpty()) {
            String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
            if (plain.contains("display:none") || plain.contains("visibility:hidden")) {
                return true;
            }
        }
        return element.attr("aria-hidden").equals("true")
                && switch (element.nodeName()) {
                    case "p", "div", "article", "section" -> false;
                    default -> true;
                };
    }

    /** An icon font's glyph: an element called so with no more in it than the glyph's name. */
    private static boolean isIcon(Element element, Measures.Measure measure) {
        boolean inline = element.nodeName().equals("i") || element.nodeName().equals("span");
        return inline
                && measure.letters <= LONGEST_ICON_NAME
                && element.className().toLowerCase(Locale.ROOT).contains("icon");
    }

    private static boolean isNamedClutter(Element element, Measures.Measure measure, Measures.Measure whole) {
        if (element.nameIs("article") || element.nameIs("main")) {
            return false;
        }
        if (!CLUTTER.matches(element)
                || BODY.matches(element)
                || element.attr("itemprop").equals("articleBody")) {
            return false;
        }
        if (DISCUSSION.matches(element)) {
            return !measure.headline;
        }
        return !holdsThePage(measure, whole)
                && !isQuotation(measure)
                && (measure.paragraphs < ARTICLE_PARAGRAPHS || measure.linkDensity() > 0.4);
    }

    /** A post of a network that the article quotes, in whatever its widget is called. */
    private static boolean isQuotation(Measures.Measure measure) {
        return measure.prose > 0 && measure.letters < LONGEST_QUOTATION && measure.quotation;
    }

    private static boolean holdsThePage(Measures.Measure measure, Measures.Measure whole) {
        return measure.headline || measure.prose > MOST_OF_THE_PAGE * whole.prose;
    }
}
