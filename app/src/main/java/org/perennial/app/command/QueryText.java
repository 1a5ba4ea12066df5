package org.perennial.app.command;

import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;

/** Queries as they are typed. */
final class QueryText {
    private QueryText() {}

    /**
     * The query that a text is.
     *
     * @throws IllegalArgumentException if it is none; the message shows the place
     */
    static Query parse(String text) {
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "\n  " + text + "\n  " + " ".repeat(width(text, e.column())) + "^", e);
        }
    }

    /** How wide a terminal shows what stands before a column. */
    private static int width(String text, int column) {
        int before = Math.min(column - 1, text.codePointCount(0, text.length()));
        return TextTable.width(text.substring(0, text.offsetByCodePoints(0, before)));
    }
}
