package org.perennial.ingest.page;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.perennial.ingest.text.CleanText;
import org.perennial.ingest.text.Markup;

/**
 * The words of an element that ought to be short, such as a heading, a name or a caption, without the readings that are set
 * above them. No more is read than is wanted: elements within one another, each with the whole page in it, would otherwise make
 * many pages of one.
 */
final class ShortText {
    private ShortText() {}

    /** The first words on one line, at most so many characters; empty if there are none. */
    static String of(Element element, int longest) {
        StringBuilder words = new StringBuilder();
        element.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    String whole = text.getWholeText();
                    words.append(whole, 0, Math.min(whole.length(), 2 * longest));
                } else if (Markup.BLOCKS.contains(node.nodeName()) && !words.isEmpty()) {
                    words.append(' ');
                }
                boolean reading = node.nameIs("rt") || node.nameIs("rp");
                return words.length() > 2 * longest
                        ? FilterResult.STOP
                        : reading ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (depth > 0 && Markup.BLOCKS.contains(node.nodeName())) {
                    words.append(' ');
                }
                return FilterResult.CONTINUE;
            }
        });
        return Optional.ofNullable(CleanText.line(words.toString(), longest)).orElse("");
    }
}
