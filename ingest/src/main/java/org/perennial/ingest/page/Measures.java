package org.perennial.ingest.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.perennial.ingest.text.Markup;

/** How much prose and how many links each element of a tree holds, taken in one pass. */
final class Measures {
    private static final int PARAGRAPH = 40;
    private static final int LOOSE_PARAGRAPH = 80;

    /** Text that only line breaks divide counts as one paragraph more for each so many letters. */
    private static final int USUAL_PARAGRAPH = 400;

    private static final int USUAL_ELEMENTS = 1_500;

    private final Map<Element, Measure> all = new IdentityHashMap<>(USUAL_ELEMENTS);

    /** One element's figures. */
    static final class Measure {
        /** Letters in the element and all below it. */
        int letters;
        /** Those of them that stand in links. */
        int linked;
        /** Letters that stand in the element itself or in inline elements of it, not in blocks below it. */
        int own;

        private boolean block;
        int ownLinked;
        int ownPauses;
        /** Letters of all paragraphs in and below the element. */
        int prose;
        /** How many long paragraphs there are in and below the element. */
        int paragraphs;
        /** Whether a first-level heading stands in or below the element. */
        boolean headline;
        /** Whether a picture stands in or below the element. */
        boolean picture;
        /** Whether a picture, or a heading below the first level, leads elsewhere, in or below the element. */
        boolean card;
        /** Whether a paragraph is quoted in or below the element. */
        boolean quotation;
        /** Whether a heading below the first level, a list or a quotation stands in or below the element. */
        boolean structured;

        double linkDensity() {
            return letters == 0 ? 1 : Math.min(1, (double) linked / letters);
        }

        double ownLinkDensity() {
            return own == 0 ? 0 : Math.min(1, (double) ownLinked / own);
        }
    }

    private Measures() {}

    static Measures of(Element root) {
        Measures measures = new Measures();
        PageWalk.over(root, measures.new Pass());
        return measures;
    }

    /** All elements of the tree, in no order. */
    Set<Element> elements() {
        return all.keySet();
    }

    Measure get(Element element) {
        return all.computeIfAbsent(element, unknown -> new Measure());
    }

    static boolean isBlock(Element element) {
        return Markup.BLOCKS.contains(element.nodeName());
    }

    private static boolean isParagraph(Element element) {
        return switch (element.nodeName()) {
            case "p", "blockquote", "pre" -> true;
            default -> false;
        };
    }

    private final class Pass implements NodeVisitor {
        private int links;
        private int headings;
        private int quotes;

        /** The elements that the place stands in, the innermost first. */
        private final Deque<Measure> open = new ArrayDeque<>();

        /** The blocks that the place stands in, the innermost first. */
        private final Deque<Measure> blocks = new ArrayDeque<>();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                count(text);
            } else if (node instanceof Element element) {
                look(element);
            }
        }

        private void look(Element element) {
            Measure measure = new Measure();
            all.put(element, measure);
            open.push(measure);
            measure.block = isBlock(element);
            if (measure.block || blocks.isEmpty()) {
                blocks.push(measure);
            }
            switch (element.nodeName()) {
                case "a" -> {
                    links++;
                    measure.card |= headings > 0;
                }
                case "h2", "h3", "h4", "h5", "h6" -> {
                    headings++;
                    measure.structured = true;
                    measure.card |= links > 0;
                }
                case "img", "picture", "video" -> {
                    measure.picture = true;
                    measure.card |= links > 0;
                }
                case "blockquote" -> {
                    quotes++;
                    measure.structured = true;
                }
                case "li" -> measure.structured = true;
                case "p" -> measure.quotation |= quotes > 0;
                default -> {}
            }
        }

        private void count(TextNode text) {
            int letters = Letters.count(text.getWholeText());
            Measure direct = open.peek();
            Measure holder = blocks.peek();
            if (letters == 0 || direct == null || holder == null) {
                return;
            }
            direct.letters += letters;
            direct.linked += links > 0 ? letters : 0;
            holder.own += letters;
            holder.ownLinked += links > 0 ? letters : 0;
            holder.ownPauses += Letters.pauses(text.getWholeText());
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            switch (element.nodeName()) {
                case "a" -> links--;
                case "h2", "h3", "h4", "h5", "h6" -> headings--;
                case "blockquote" -> quotes--;
                default -> {}
            }
            Measure measure = open.pop();
            if (measure.block) {
                blocks.pop();
                boolean paragraph = isParagraph(element);
                if (measure.own > (paragraph ? PARAGRAPH : LOOSE_PARAGRAPH)
                        && measure.ownLinkDensity() < (paragraph ? 0.4 : 0.3)) {
                    measure.prose += measure.own;
                    measure.paragraphs += measure.own > LOOSE_PARAGRAPH ? 1 + measure.own / USUAL_PARAGRAPH : 0;
                }
            }
            measure.headline |= element.nodeName().equals("h1");
            Measure above = open.peek();
            if (above != null) {
                above.letters += measure.letters;
                above.linked += measure.linked;
                above.prose += measure.prose;
                above.paragraphs += measure.paragraphs;
                above.headline |= measure.headline;
                above.picture |= measure.picture;
                above.card |= measure.card;
                above.quotation |= measure.quotation;
                above.structured |= measure.structured;
            }
        }
    }
}
