package org.perennial.analysis.dedup;

import java.util.Map;

/** Character references as they are left in feeds: numeric ones, and the named ones that publishers type. */
final class Entities {
    private static final int LONGEST = 10;

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("shy", ""),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("bdquo", "„"),
            Map.entry("zwnj", ""),
            Map.entry("zwj", ""),
            Map.entry("lrm", ""),
            Map.entry("rlm", ""));

    private Entities() {}

    /** The text with its references replaced, twice over: feeds escape what was escaped already. */
    static String undone(String text) {
        String once = pass(text);
        return once.equals(text) ? text : pass(once);
    }

    private static String pass(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int end = end(text, at);
            String value = end > at ? value(text.substring(at + 1, end)) : null;
            if (value == null) {
                out.append(text, from, at + 1);
                from = at + 1;
            } else {
                out.append(text, from, at).append(value);
                from = end + 1;
            }
            at = text.indexOf('&', from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** The semicolon that ends a reference, sought no further than the longest one reaches; -1 for none. */
    private static int end(String text, int at) {
        for (int i = at + 1; i < text.length() && i - at <= LONGEST; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @org.jspecify.annotations.Nullable String value(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        try {
            int c = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(c) ? Character.toString(c) : null;
        } catch (NumberFormatException e) {
            return null; // "&#nothing;" is text, not a reference
        }
    }
}
