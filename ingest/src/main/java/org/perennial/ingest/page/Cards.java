package org.perennial.ingest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        Map<Element, List<Element>> byParent = new IdentityHashMap<>();
        for (Element element : measures.elements()) {
            Element parent = element.parent();
            if (element != body && parent != null && isCard(element, measures.get(element))) {
                byParent.computeIfAbsent(parent, first -> new ArrayList<>()).add(element);
            }
        }
        Set<Element> cards = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Element> siblings : byParent.values()) {
            if (siblings.size() >= FEWEST) {
                siblings.stream().collect(Collectors.groupingBy(Element::normalName)).values().stream()
                        .filter(alike -> alike.size() >= FEWEST)
                        .forEach(cards::addAll);
            }
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
