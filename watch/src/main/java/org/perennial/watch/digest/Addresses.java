package org.perennial.watch.digest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Where what a digest counts can be seen: paths on the server of the pages. */
final class Addresses {
    private final Subject subject;

    Addresses(Subject subject) {
        this.subject = subject;
    }

    /** The page of a story. */
    static String story(String id) {
        return "/stories/" + encoded(id);
    }

    /** The page of an event of the registry. */
    static String event(String id) {
        return "/events/" + encoded(id);
    }

    /** The page of what was found by itself and of what comes up. */
    static String events() {
        return "/events";
    }

    /**
     * The articles of some days, as a table.
     *
     * @param more what else they must match, in the query language; empty for nothing
     * @param last the last of the days
     */
    String articles(LocalDate first, LocalDate last, String more) {
        String query = subject.query().text().strip();
        StringBuilder asked = new StringBuilder(query.isEmpty() ? "" : "(" + query + ") ");
        if (!more.isEmpty()) {
            asked.append(more).append(' ');
        }
        asked.append("after:").append(first).append(" before:").append(last.plusDays(1));
        return "/api/v1/export?format=xlsx&zone=" + encoded(subject.zone().getId()) + "&q=" + encoded(asked.toString());
    }

    /** A condition whose value is somebody's words. */
    static String quoted(String field, String value) {
        return field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
