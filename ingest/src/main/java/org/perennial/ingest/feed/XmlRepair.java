package org.perennial.ingest.feed;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Makes XML of what is nearly XML, so that a strict parser may take it. */
final class XmlRepair {
    private static final Pattern ENTITY =
            Pattern.compile("&(#\\d{1,8};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)?");
    private static final String CDATA = "<![CDATA[";
    private static final Set<String> PREDEFINED = Set.of("amp;", "lt;", "gt;", "quot;", "apos;");

    private XmlRepair() {}

    /** The document without DOCTYPE, what stands before its first tag, and characters that XML forbids. */
    static String stripped(String text) {
        String legal = legal(text);
        int start = legal.indexOf('<');
        return withoutDoctype(start <= 0 ? legal : legal.substring(start));
    }

    private static String legal(String text) {
        int end = 0;
        while (end < text.length() && isLegal(text.charAt(end))) {
            end++;
        }
        if (end == text.length()) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length()).append(text, 0, end);
        text.substring(end)
                .codePoints()
                .filter(c -> c > Character.MAX_VALUE || isLegal((char) c))
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** Whether XML allows it by itself, as it does not allow half of a character. */
    private static boolean isLegal(char c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\n' || c == '\t' || c == '\r' || c >= 0xE000 && c <= 0xFFFD;
    }

    /** Named entities as characters, ampersands that begin none escaped. */
    static String withEntitiesResolved(String text) {
        Matcher matcher = ENTITY.matcher(text);
        StringBuilder resolved = new StringBuilder(text.length());
        int end = 0;
        int from = 0;
        int cdata = text.indexOf(CDATA);
        while (matcher.find(from)) {
            int close = -1;
            while (cdata >= 0 && matcher.start() > cdata) {
                close = text.indexOf("]]>", cdata);
                if (close < 0 || close > matcher.start()) {
                    break;
                }
                cdata = text.indexOf(CDATA, close);
            }
            if (cdata >= 0 && matcher.start() > cdata) { // within CDATA an ampersand is itself
                from = close < 0 ? text.length() : close;
                cdata = close < 0 ? -1 : text.indexOf(CDATA, close);
                continue;
            }
            resolved.append(text, end, matcher.start()).append(resolve(matcher.group(1)));
            end = matcher.end();
            from = end;
        }
        return resolved.append(text, end, text.length()).toString();
    }

    private static String resolve(@Nullable String reference) {
        if (reference == null) {
            return "&amp;";
        }
        if (PREDEFINED.contains(reference)) {
            return "&" + reference;
        }
        String character = Parser.unescapeEntities("&" + reference, true);
        if (character.startsWith("&")) {
            return "&amp;" + reference;
        }
        StringBuilder numeric = new StringBuilder();
        character
                .codePoints()
                .filter(c -> c >= 0x20 || c == '\n' || c == '\t')
                .forEach(c -> numeric.append("&#").append(c).append(';'));
        return numeric.toString();
    }

    /** Where the first tag stands that is neither an XML declaration nor a comment. */
    static int prolog(String text) {
        int at = 0;
        while (at < text.length()) {
            boolean declaration = text.regionMatches(true, at, "<?xml", 0, 5);
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (declaration || text.startsWith("<!--", at)) {
                int end = text.indexOf(declaration ? ">" : "-->", at);
                if (end < 0) {
                    return at;
                }
                at = end + (declaration ? 1 : 3);
            } else {
                return at;
            }
        }
        return at;
    }

    private static String withoutDoctype(String text) {
        int start = indexOfDoctype(text);
        if (start < 0) {
            return text;
        }
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '>' && depth <= 0) {
                return text.substring(0, start) + text.substring(i + 1);
            }
        }
        return text.substring(0, start);
    }

    private static int indexOfDoctype(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
                return at;
            }
            boolean prolog = text.charAt(at + 1) == '?' || text.startsWith("<!--", at);
            int end = prolog ? text.indexOf(text.charAt(at + 1) == '?' ? "?>" : "-->", at) : -1;
            at = end < 0 ? -1 : text.indexOf('<', end);
        }
        return -1;
    }

    /** How deeply elements nest, counted up to a bound; unclosed elements count as open. */
    static int depth(String text, int bound) {
        int depth = 0;
        int deepest = 0;
        int tagEnd = 0;
        for (int i = text.indexOf('<');
                i >= 0 && i + 1 < text.length() && deepest <= bound;
                i = text.indexOf('<', i + 1)) {
            char next = text.charAt(i + 1);
            if (next == '!') {
                boolean cdata = text.startsWith(CDATA, i);
                int close = cdata ? text.indexOf("]]>", i) : text.startsWith("<!--", i) ? text.indexOf("-->", i) : i;
                i = close < 0 ? text.length() : close;
            } else if (next == '/') {
                depth--;
            } else if (Character.isLetter(next) || next == '_') {
                if (tagEnd >= 0 && tagEnd < i) {
                    tagEnd = text.indexOf('>', i);
                }
                boolean empty = tagEnd > 0 && text.charAt(tagEnd - 1) == '/';
                depth += empty ? 0 : 1;
                deepest = Math.max(deepest, depth);
            }
        }
        return deepest;
    }
}
