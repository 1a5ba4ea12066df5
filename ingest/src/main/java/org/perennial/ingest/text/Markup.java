package org.perennial.ingest.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Takes the words out of HTML; nothing of what it returns is ever markup. */
public final class Markup {
    /** Elements that stand on lines of their own. */
    public static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    private static final Set<String> NO_WORDS =
            Set.of("script", "style", "noscript", "template", "svg", "iframe", "rp", "rt");
    private static final Pattern SUSPECT = Pattern.compile("<[a-zA-Z!/?]|&[#a-zA-Z]");

    private Markup() {}

    /** A fragment's words on one line. */
    public static String line(String html) {
        return SUSPECT.matcher(html).find()
                ? paragraphs(html).replace("\n\n", " ")
                : CleanText.of(html).replaceAll("\\s+", " ").strip();
    }

    /** A fragment's words as paragraphs, separated by one blank line each. */
    public static String paragraphs(String html) {
        return SUSPECT.matcher(html).find()
                ? paragraphs(Jsoup.parseBodyFragment(html).body())
                : shortened(CleanText.of(html).strip());
    }

    /** A blank line where blanks break lines twice, else at most one space between line breaks. */
    private static String shortened(String text) {
        if (isShort(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            int breaks = 0;
            while (end < text.length() && isBlank(text.charAt(end))) {
                breaks += text.charAt(end++) == '\n' ? 1 : 0;
            }
            if (breaks > 1) {
                out.append("\n\n");
                i = end;
            }
            for (boolean space = false; i < end; i++) {
                char blank = text.charAt(i);
                if (!isSpace(blank)) {
                    out.append(blank);
                } else if (!space) {
                    out.append(' ');
                }
                space = isSpace(blank);
            }
            if (end < text.length()) {
                out.append(text.charAt(end));
                i = end + 1;
            }
        }
        return out.toString();
    }

    /** Whether each blank of it is one space or line break by itself, as in most texts. */
    private static boolean isShort(String text) {
        boolean blankBefore = false;
        for (char c : text.toCharArray()) {
            boolean blank = isBlank(c);
            if (blank && (blankBefore || c != ' ' && c != '\n')) {
                return false;
            }
            blankBefore = blank;
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return isSpace(c) || (c >= '\n' && c <= '\r');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    private static String paragraphs(Element root) {
        StringBuilder text = new StringBuilder();
        StringBuilder paragraph = new StringBuilder();
        root.traverse(new NodeVisitor() {
            private int silent;

            @Override
            public void head(Node node, int depth) {
                if (NO_WORDS.contains(node.nodeName())) {
                    silent++;
                } else if (BLOCKS.contains(node.nodeName())) {
                    end();
                } else if (silent == 0 && node instanceof TextNode words) {
                    paragraph.append(words.getWholeText());
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (NO_WORDS.contains(node.nodeName())) {
                    silent--;
                } else if (BLOCKS.contains(node.nodeName())) {
                    end();
                }
            }

            private void end() {
                String line = CleanText.line(paragraph.toString(), Integer.MAX_VALUE);
                paragraph.setLength(0);
                if (line != null) {
                    text.append(text.isEmpty() ? "" : "\n\n").append(line);
                }
            }
        });
        return text.toString();
    }
}
