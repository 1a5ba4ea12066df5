package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Finds the lists of other articles on a page: siblings that are built alike, each a linked heading or picture with a short
 * text. No names are needed to know them.
 */
final class Cards {
    private static final int FEWEST = 3;
    private static final int SHORTEST = 15;
    private static final int LONGEST = 420;
    private static final double LINKED = 0.15;

    private Cards() {}

    /** The elements that each announce another article. */
    static Set<Element> in(Element body, Measures measures) {
        Set<Element> cards = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element parent : body.getAllElements()) {
            if (parent.childrenSize() < FEWEST) {
                continue;
            }
            Map<String, List<Element>> alike = new HashMap<>();
            for (Element child : parent.children()) {
                if (isCard(child, measures.get(child))) {
                    alike.computeIfAbsent(child.nodeName(), name -> new ArrayList<>())
                            .add(child);
                }
            }
            alike.values().stream().filter(group -> group.size() >= FEWEST).forEach(cards::addAll);
        }
        return cards;
    }

    private static boolean isCard(Element element, Measures.Measure measure) {
        return measure.letters >= SHORTEST
                && measure.letters <= LONGEST
                && measure.linkDensity() >= LINKED
                && switch (element.nodeName()) {
                    case "div", "li", "article", "section", "tr", "td" -> measure.card || isCutTeaser(element);
                    default -> false;
                };
    }

    /** A link and the beginning of what it leads to. */
    private static boolean isCutTeaser(Element element) {
        Element first = element.firstElementChild();
        if (first == null || !first.nameIs("a") || !first.hasAttr("href")) {
            return false;
        }
        String words = element.text();
        return words.endsWith("...") || words.endsWith("…");
    }
}
