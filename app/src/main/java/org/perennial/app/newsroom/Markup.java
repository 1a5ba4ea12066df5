package org.perennial.app.newsroom;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text for XML and HTML documents. */
final class Markup {
    private final StringBuilder document = new StringBuilder();

    /** The text as character data or inside a quoted attribute; characters that XML 1.0 forbids are left out. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Markup::allowed).forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** The paragraphs of a body; none for a body without text. */
    static List<String> paragraphs(@Nullable String body) {
        return body == null
                ? List.of()
                : Arrays.stream(body.strip().split("\\s*\\n\\s*\\n\\s*"))
                        .filter(paragraph -> !paragraph.isBlank())
                        .map(paragraph -> paragraph.replaceAll("\\s*\\n\\s*", " "))
                        .toList();
    }

    /** The paragraphs of a body as HTML. */
    static String html(@Nullable String body) {
        StringBuilder html = new StringBuilder();
        paragraphs(body).forEach(one -> html.append("<p>").append(escape(one)).append("</p>\n"));
        return html.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }

    /** Adds a line of markup as it is. */
    Markup line(String markup) {
        document.append(markup).append('\n');
        return this;
    }

    /** Adds an element with text; nothing if the text is null. */
    Markup element(String name, @Nullable String text) {
        return text == null ? this : line("<" + name + ">" + escape(text) + "</" + word(name) + ">");
    }

    /** Adds an element whose content is markup already. */
    Markup markup(String name, String content) {
        return line("<" + name + ">" + content + "</" + word(name) + ">");
    }

    private static String word(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    @Override
    public String toString() {
        return document.toString();
    }
}
