package org.perennial.ingest.robots;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Paths and patterns in the one form in which they can be compared (RFC 9309, section 2.2.2): bytes beyond ASCII are escaped,
 * the escapes of letters, digits and {@code -._~} are resolved, the others have capitals.
 */
final class RobotsPath {
    private static final String HEX = "0123456789ABCDEF";

    private RobotsPath() {}

    /** The path and query of an address, without its fragment; {@code /} if it has no path. */
    static String of(String address) {
        int fragment = address.indexOf('#');
        String url = fragment < 0 ? address : address.substring(0, fragment);
        int scheme = url.indexOf("://");
        int path = firstOfPath(url, 0);
        if (scheme >= 0 && scheme < path) { // else it belongs to the path or the query
            path = firstOfPath(url, scheme + 3);
        } else if (url.startsWith("//")) {
            path = firstOfPath(url, 2);
        }
        String rest = url.substring(path);
        String bytes = new String(rest.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return comparable(rest.startsWith("/") ? bytes : "/" + bytes)
                .replace("*", "%2A")
                .replace("$", "%24");
    }

    private static int firstOfPath(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?;".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    /**
     * The pattern of a rule; its {@code *}, and a {@code $} at its end, are the signs that stand for something.
     *
     * @param bytes as the file has it, each byte as one character
     */
    static String pattern(String bytes) {
        boolean whole = bytes.endsWith("$");
        String start = whole ? bytes.substring(0, bytes.length() - 1) : bytes;
        return comparable(start).replace("$", "%24") + (whole ? "$" : "");
    }

    private static String comparable(String bytes) {
        StringBuilder form = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c >= 0x80) {
                form.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            } else if (c == '%' && isEscape(bytes, i)) {
                char meant = (char) Integer.parseInt(bytes.substring(i + 1, i + 3), 16);
                if (meant < 0x80 && (Character.isLetterOrDigit(meant) || "-._~".indexOf(meant) >= 0)) {
                    form.append(meant);
                } else {
                    form.append(bytes.substring(i, i + 3).toUpperCase(Locale.ROOT));
                }
                i += 2;
            } else if (c == '%') {
                form.append("%25"); // no escape follows
            } else {
                form.append(c);
            }
        }
        return form.toString();
    }

    private static boolean isEscape(String bytes, int at) {
        return at + 2 < bytes.length()
                && Character.digit(bytes.charAt(at + 1), 16) >= 0
                && Character.digit(bytes.charAt(at + 2), 16) >= 0;
    }
}
