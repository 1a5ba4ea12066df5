package org.perennial.app.command;

import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;

/** Queries as they are typed. */
final class TypedQuery {
    private TypedQuery() {}

    /**
     * The query that a text is.
     *
     * @throws IllegalArgumentException if it is none; the message shows the place
     */
    static Query parse(String text) {
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw pointing(text, e);
        }
    }

    /** The error with the query below it, and a pointer to the place below that. */
    static IllegalArgumentException pointing(String text, QuerySyntaxException e) {
        return new IllegalArgumentException(
                e.getMessage() + "\n  " + text + "\n  " + " ".repeat(width(text, e.column())) + "^", e);
    }

    /** How wide a terminal shows what stands before a column. */
    private static int width(String text, int column) {
        int before = Math.min(column - 1, text.codePointCount(0, text.length()));
        return TextTable.width(text.substring(0, text.offsetByCodePoints(0, before)));
    }
}
