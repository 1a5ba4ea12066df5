package org.perennial.ingest.page;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * How long each element's text is, in what link it stands, and whether in a discussion. Found in two passes over the page, since to ask it of
 * each date by itself would cost the page's size once more for each.
 */
final class Surroundings {
    /** A text with so many characters is long, however many of them are blank. */
    private static final int LONGEST_WITH_BLANKS = 2_000;

    private static final int USUAL_ELEMENTS = 1_500;
    private static final int LONG = 1 << 20;
    private static final About NOTHING = new About();

    private final Map<Node, About> all = new IdentityHashMap<>(USUAL_ELEMENTS);

    private static final class About {
        /** Letters with single blanks between words, in the element and below it. */
        private int length;
        /** Whether a first-level heading stands in it. */
        private boolean headline;

        private boolean discussion;
        /** The link that it stands in; itself if it is one. */
        private @Nullable About link;
    }

    private Surroundings() {}

    /** @param root of the page */
    static Surroundings of(Element root) {
        Surroundings surroundings = new Surroundings();
        PageWalk.over(root, surroundings.new Measuring());
        PageWalk.over(root, (node, depth) -> surroundings.mark(node));
        return surroundings;
    }

    /** How long the element's text is, cut at about a million. */
    int length(Element element) {
        return all.getOrDefault(element, NOTHING).length;
    }

    /** By how much the text of the link in which an element stands is longer than its own; 0 if it is in none. */
    int lengthAround(Element element) {
        About about = all.getOrDefault(element, NOTHING);
        return about.link == null ? 0 : about.link.length - about.length;
    }

    /** Whether the element stands among what readers wrote below the article, or is all of it. */
    boolean isInDiscussion(Element element) {
        return all.getOrDefault(element, NOTHING).discussion;
    }

    private void mark(Node node) {
        About about = all.get(node);
        if (about != null && node instanceof Element element) {
            About above = node.parent() == null ? NOTHING : all.getOrDefault(node.parent(), NOTHING);
            about.link = element.nameIs("a") ? about : above.link;
            about.discussion = above.discussion || !about.headline && Clutter.isDiscussion(element);
        }
    }

    private static int length(TextNode text) {
        String words = text.getWholeText();
        if (words.length() > LONGEST_WITH_BLANKS) {
            return text.isBlank() ? 0 : LONG;
        }
        int length = 0;
        boolean blank = true;
        for (int i = 0; i < words.length(); i++) {
            boolean now = Character.isWhitespace(words.charAt(i));
            length += !now ? 1 : blank ? 0 : 1;
            blank = now;
        }
        return blank ? Math.max(0, length - 1) : length;
    }

    private final class Measuring implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                About about = new About();
                about.headline = element.nameIs("h1");
                all.put(element, about);
            } else if (node instanceof TextNode text) {
                int length = length(text);
                if (length > 0) {
                    add(node, length, false);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            About about = depth > 0 && node instanceof Element ? all.get(node) : null;
            if (about != null) {
                add(node, about.length, about.headline);
            }
        }

        private void add(Node below, int length, boolean headline) {
            About above = all.get(below.parent());
            if (above != null) {
                above.length = Math.min(LONG, above.length + length);
                above.headline |= headline;
            }
        }
    }
}
