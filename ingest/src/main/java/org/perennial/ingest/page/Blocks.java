package org.perennial.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.Block.Kind;
import org.perennial.ingest.text.CleanText;
import org.perennial.ingest.text.Markup;

/** Writes an element as lines, one for each paragraph, heading, list item and row of a data table. */
final class Blocks implements NodeVisitor {
    private static final int LONGEST_CELL = 300;
    private static final int CELLS = 2;

    /** Where publishers keep pages of their own. */
    private static final Set<String> NETWORKS = Set.of(
            "facebook.com",
            "twitter.com",
            "x.com",
            "instagram.com",
            "youtube.com",
            "t.me",
            "telegram.me",
            "whatsapp.com",
            "tiktok.com",
            "linkedin.com",
            "vk.com",
            "ok.ru",
            "bsky.app",
            "threads.net",
            "mastodon.social",
            "pinterest.com",
            "flipboard.com",
            "news.google.com");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private @Nullable Node row;
    private int linked;
    private int links;
    private int social;
    private int quotes;

    private Blocks() {}

    /** The paragraphs that are text, each on one line; {@code title} is left out where it is repeated. */
    static List<String> of(Element root, @Nullable String title) {
        Blocks blocks = new Blocks();
        PageWalk.over(root, blocks);
        blocks.end();
        return new BlockFilter(blocks.blocks, title).lines();
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
            social += isSocial(node.attr("href")) ? 1 : 0;
        } else if (tag.equals("br")) {
            lineBreak(node);
        } else if (Markup.BLOCKS.contains(tag)) {
            if (row != null) {
                current.append(' ');
                return;
            }
            end();
            open.push(tag);
            quotes += tag.equals("blockquote") ? 1 : 0;
            if (node instanceof Element element && tag.equals("tr") && isData(element)) {
                row = node;
            }
        }
    }

    private void lineBreak(Node node) {
        current.append(' ');
        Node next = node.nextSibling();
        while (next instanceof TextNode blank && blank.isBlank()) {
            next = next.nextSibling();
        }
        if (row == null && next != null && next.nodeName().equals("br")) {
            end();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        String tag = node.nodeName();
        if (tag.equals("a")) {
            links--;
        } else if (!tag.equals("br") && Markup.BLOCKS.contains(tag) && (row == null || row == node)) {
            end();
            row = null;
            open.poll();
            quotes -= tag.equals("blockquote") ? 1 : 0;
        }
    }

    /** Whether a row's cells belong together on one line: several, and none of them a column of the page. */
    private static boolean isData(Element row) {
        if (row.childrenSize() < CELLS) {
            return false;
        }
        for (Element cell : row.children()) {
            if (cell.selectFirst("table, ul, ol, h1, h2, h3, p + p") != null
                    || cell.text().length() > LONGEST_CELL) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSocial(String address) {
        return Links.site(address).map(Blocks::isNetwork).orElse(false);
    }

    private static boolean isNetwork(String site) {
        return NETWORKS.stream().anyMatch(network -> site.equals(network) || site.endsWith("." + network));
    }

    private void end() {
        String line = CleanText.line(current.toString(), Integer.MAX_VALUE);
        int inLinks = linked;
        int toNetworks = social;
        current.setLength(0);
        linked = 0;
        social = 0;
        if (line != null) {
            Kind kind = kind();
            int level = kind == Kind.HEADING ? level() : 0;
            int letters = Math.max(1, Letters.count(line));
            blocks.add(new Block(line, kind, level, letters, inLinks, toNetworks, quotes > 0));
        }
    }

    private int level() {
        return open.stream().filter(Blocks::isHeading).findFirst().orElse("h0").charAt(1) - '0';
    }

    private static boolean isHeading(String tag) {
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    private Kind kind() {
        if (row != null) {
            return Kind.ROW;
        }
        for (String tag : open) {
            switch (tag) {
                case "p", "blockquote", "pre" -> {
                    return Kind.PARAGRAPH;
                }
                case "li", "dd" -> {
                    return Kind.ITEM;
                }
                case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                    return Kind.HEADING;
                }
                case "div", "section", "article", "main", "body", "td", "th", "address", "header" -> {
                    return Kind.LOOSE;
                }
                default -> {}
            }
        }
        return Kind.LOOSE;
    }
}
