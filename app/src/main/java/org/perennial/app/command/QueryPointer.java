package org.perennial.app.command;

import org.perennial.analysis.query.QuerySyntaxException;

/** Shows in a query where it is wrong. */
final class QueryPointer {
    private QueryPointer() {}

    /** The error with the query below it, and a pointer below that. */
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
