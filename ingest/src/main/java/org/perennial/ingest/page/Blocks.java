package org.perennial.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.text.CleanText;
import org.perennial.ingest.text.Markup;

/** Writes an element as paragraphs and leaves out those that are no part of an article's text. */
final class Blocks implements NodeVisitor {
    private static final int LONG = 80;
    private static final int SHORT = 60;

    private final @Nullable String title;
    private final List<String> lines = new ArrayList<>();
    private final List<Boolean> headings = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int linked;
    private int links;

    private Blocks(@Nullable String title) {
        this.title = title;
    }

    /** The paragraphs, each on one line; {@code title} is left out where it is repeated. */
    static List<String> of(Element root, @Nullable String title) {
        Blocks blocks = new Blocks(title == null ? null : Letters.folded(title));
        root.traverse(blocks);
        blocks.end();
        return blocks.kept();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            current.append(text.getWholeText());
            linked += links > 0 ? Letters.count(text.getWholeText()) : 0;
            return;
        }
        String tag = node.nodeName();
        if (tag.equals("a")) {
            links++;
        } else if (tag.equals("br")) {
            current.append(' ');
            Node next = node.nextSibling();
            while (next instanceof TextNode blank && blank.isBlank()) {
                next = next.nextSibling();
            }
            if (next != null && next.nodeName().equals("br")) {
                end();
            }
        } else if (Markup.BLOCKS.contains(tag)) {
            end();
            open.push(tag);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        String tag = node.nodeName();
        if (tag.equals("a")) {
            links--;
        } else if (!tag.equals("br") && Markup.BLOCKS.contains(tag)) {
            end();
            open.poll();
        }
    }

    private void end() {
        String line = CleanText.line(current.toString(), Integer.MAX_VALUE);
        int inLinks = linked;
        current.setLength(0);
        linked = 0;
        if (line == null) {
            return;
        }
        String kind = kind();
        if (isText(line, kind, inLinks)) {
            lines.add(line);
            headings.add(kind.equals("h"));
        }
    }

    /** The kind of the block that the line stands in: {@code p}, {@code li}, {@code h} or {@code div}. */
    private String kind() {
        for (String tag : open) {
            switch (tag) {
                case "p", "blockquote", "pre" -> {
                    return "p";
                }
                case "li", "dd" -> {
                    return "li";
                }
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    return "h";
                }
                case "div", "section", "article", "main", "body", "td", "th", "address", "header" -> {
                    return "div";
                }
                default -> {}
            }
        }
        return "div";
    }

    private boolean isText(String line, String kind, int inLinks) {
        int length = Math.max(1, Letters.count(line));
        double density = (double) inLinks / length;
        if (repeatsTitle(line)) {
            return false;
        }
        return switch (kind) {
            case "h" -> density < 0.5;
            case "li" -> density < 0.5 || density < 0.8 && length > 120;
            case "p" -> density < 0.66 || length > 200 && density < 0.8;
            default -> length > 25 && density < 0.4 && (length >= SHORT || Letters.endsAsSentence(line));
        };
    }

    private boolean repeatsTitle(String line) {
        if (title == null || title.isEmpty() || line.length() > 4 * title.length() + 40) {
            return false;
        }
        String folded = Letters.folded(line);
        return folded.equals(title) || folded.length() > 15 && title.startsWith(folded);
    }

    private List<String> kept() {
        int end = lines.size();
        while (end > 0 && headings.get(end - 1)) {
            end--; // a heading with nothing below it belongs to what was left out
        }
        Set<String> seen = new HashSet<>();
        List<String> kept = new ArrayList<>();
        for (String line : lines.subList(0, end)) {
            if (line.length() <= LONG || seen.add(line)) {
                kept.add(line);
            }
        }
        return kept;
    }
}
