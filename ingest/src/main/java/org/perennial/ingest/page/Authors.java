package org.perennial.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.text.CleanText;

/** Who wrote an article, as its page states it: in JSON-LD, else in meta elements, else in its markup. */
final class Authors implements NodeVisitor {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 300;
    private static final Set<String> META = Set.of("author", "article:author", "dc.creator", "parsely-author");

    private final List<String> names = new ArrayList<>();

    /** The authors that the place belongs to, the innermost first; whether a name stands in each. */
    private final Deque<boolean[]> open = new ArrayDeque<>();

    private Authors() {}

    /** Their names as printed; empty if none are stated. */
    static List<String> of(Document page, TagIndex index, JsonLd data) {
        List<String> names = new ArrayList<>(data.authors());
        if (names.isEmpty()) {
            index.get("meta").stream()
                    .filter(meta ->
                            META.contains(folded(meta.attr("name"))) || META.contains(folded(meta.attr("property"))))
                    .forEach(meta -> names.add(meta.attr("content")));
            names.removeIf(Links::isWeb);
        }
        if (names.isEmpty()) {
            Authors marked = new Authors();
            PageWalk.over(page, marked);
            names.addAll(marked.names);
        }
        return names.stream()
                .map(name -> CleanText.line(name, LONGEST_NAME))
                .flatMap(name -> Optional.ofNullable(name).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element) || element.attributesSize() == 0) {
            return;
        }
        if (isAuthor(node)) {
            open.push(new boolean[1]);
        } else if (!open.isEmpty() && node.attr("itemprop").equals("name")) {
            // Those around it that are told already have told theirs.
            for (boolean[] around : open) {
                if (around[0]) {
                    break;
                }
                around[0] = true;
            }
            add(element);
        } else if (element.nameIs("a") && node.attr("rel").equals("author")) {
            add(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (isAuthor(node) && node instanceof Element element && !open.pop()[0]) {
            add(element);
        }
    }

    private static boolean isAuthor(Node node) {
        return node instanceof Element element
                && element.attributesSize() > 0
                && element.attr("itemprop").equals("author");
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void add(Element element) {
        if (names.size() < MOST) {
            names.add(ShortText.of(element, LONGEST_NAME));
        }
    }
}
