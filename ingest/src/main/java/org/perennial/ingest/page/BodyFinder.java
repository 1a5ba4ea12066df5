package org.perennial.ingest.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.page.Measures.Measure;

/**
 * Finds the element that holds the article.
 *
 * <p>Every paragraph speaks for its parent, and less for each element further up; links speak against. What the markup
 * calls the article gets a bonus. From the winner it climbs as long as the parent adds prose and not a list of teasers.
 */
final class BodyFinder {
    private static final int SHORTEST = 25;
    private static final int SHORTEST_LOOSE = 40;
    private static final int LEVELS = 6;
    private static final int CLIMBS = 8;

    private final Measures measures;
    private final Map<Element, Double> scores = new LinkedHashMap<>(); // of equals the first on the page

    private BodyFinder(Measures measures) {
        this.measures = measures;
    }

    /** The element with the article; null if nothing on the page reads like prose. */
    static @Nullable Element find(Element body, Measures measures) {
        BodyFinder finder = new BodyFinder(measures);
        finder.score(body);
        Element best = finder.best();
        return best == null ? null : finder.climb(best);
    }

    private void score(Element body) {
        for (Element block : body.getAllElements()) {
            boolean paragraph = isParagraph(block);
            if (!paragraph && !isContainer(block)) {
                continue;
            }
            Measure measure = measures.get(block);
            boolean item = block.nodeName().equals("li");
            if (measure.own < (paragraph ? SHORTEST : SHORTEST_LOOSE)
                    || measure.ownLinkDensity() > (item ? 0.3 : 0.5)) {
                continue;
            }
            double score = (1 + Math.min(measure.ownPauses, 10) * 0.5 + Math.min(measure.own / 100.0, 4))
                    * (1 - measure.ownLinkDensity());
            Element holder = paragraph || item ? block.parent() : block;
            double weight = 1;
            for (int level = 0; holder != null && level < LEVELS; level++) {
                scores.merge(holder, score * weight, Double::sum);
                weight *= level == 0 ? 0.75 : 0.7;
                holder = holder.parent();
            }
        }
    }

    private @Nullable Element best() {
        Element best = null;
        double highest = 0;
        for (Map.Entry<Element, Double> entry : scores.entrySet()) {
            Element element = entry.getKey();
            if (element.nodeName().equals("html")) {
                continue;
            }
            double score = entry.getValue() * (1 - measures.get(element).linkDensity()) * bonus(element);
            if (score > highest) {
                highest = score;
                best = element;
            }
        }
        return best;
    }

    private static double bonus(Element element) {
        if (element.attr("itemprop").contains("articleBody")) {
            return 1.6;
        }
        if (Clutter.isBody(element)) {
            return 1.4;
        }
        return switch (element.nodeName()) {
            case "article" -> 1.25;
            case "main" -> 1.1;
            case "body" -> 0.7;
            default -> 1;
        };
    }

    private Element climb(Element from) {
        Element best = from;
        for (int i = 0; i < CLIMBS; i++) {
            Element parent = best.parent();
            if (parent == null
                    || best.nodeName().equals("body")
                    || parent.nodeName().equals("body") && i > 0) {
                return best;
            }
            if (holdsSeveralArticles(parent)) {
                return best;
            }
            if (isWorthTaking(best, parent)) {
                best = parent;
                continue;
            }
            Element grandparent = parent.parent();
            if (grandparent == null || grandparent.nodeName().equals("body") || !addsAround(best, grandparent)) {
                return best;
            }
            best = grandparent;
        }
        return best;
    }

    private boolean isWorthTaking(Element best, Element parent) {
        Measure mine = measures.get(best);
        Measure theirs = measures.get(parent);
        if (theirs.prose > mine.prose * 1.02) {
            return (theirs.prose < mine.prose * 4 || mine.prose < 400) && theirs.linkDensity() < 0.30;
        }
        return parent.childrenSize() == 1 || theirs.linkDensity() < 0.08 && theirs.letters < mine.letters * 1.3;
    }

    private boolean addsAround(Element best, Element grandparent) {
        Measure mine = measures.get(best);
        Measure theirs = measures.get(grandparent);
        return theirs.prose > mine.prose * 1.10
                && theirs.prose < mine.prose * 3
                && theirs.linkDensity() < 0.22
                && !holdsSeveralArticles(grandparent);
    }

    private boolean holdsSeveralArticles(Element element) {
        if (element.nodeName().equals("article")) {
            return false;
        }
        return element.getElementsByTag("article").stream()
                        .filter(article -> measures.get(article).prose > 200)
                        .limit(2)
                        .count()
                == 2;
    }

    private static boolean isParagraph(Element element) {
        return switch (element.nodeName()) {
            case "p", "pre", "blockquote" -> true;
            default -> false;
        };
    }

    private static boolean isContainer(Element element) {
        return switch (element.nodeName()) {
            case "td", "div", "section", "li", "article", "main", "dd", "center", "body" -> true;
            default -> false;
        };
    }
}
