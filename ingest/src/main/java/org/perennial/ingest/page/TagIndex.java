package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The elements of a page in which it says something of itself, by their tags, found in one pass instead of one for each. */
final class TagIndex {
    /** Headings below the first level, in the page's order whatever their level. */
    static final String LOWER_HEADING = "h2";

    private static final Set<String> TAGS =
            Set.of("script", "meta", "link", "h1", "h2", "h3", "time", "figcaption", "img", "a", "p");

    private final Map<String, List<Element>> elements = new HashMap<>();

    private final List<Element> marked = new ArrayList<>();

    private TagIndex() {}

    static TagIndex of(Document page) {
        TagIndex index = new TagIndex();
        PageWalk.over(page, (node, depth) -> index.take(node));
        return index;
    }

    private void take(Node node) {
        if (node instanceof Element element
                && (element.nameIs("time") || element.attributesSize() > 0 && element.hasAttr("itemprop"))) {
            marked.add(element);
        }
        if (node instanceof Element element && TAGS.contains(element.normalName())) {
            String tag = element.nameIs("h3") ? LOWER_HEADING : element.normalName();
            elements.computeIfAbsent(tag, first -> new ArrayList<>()).add(element);
        }
    }

    /** Those of a tag, in the page's order; none if there are none, or if the tag is not one of the index. */
    List<Element> get(String tag) {
        return elements.getOrDefault(tag, List.of());
    }

    /** Those that are called a time or a property, in the page's order. */
    List<Element> marked() {
        return marked;
    }

    /** Whether an element stands in one of these. */
    static boolean standsIn(Element element, String... tags) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            for (String tag : tags) {
                if (at.nameIs(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
