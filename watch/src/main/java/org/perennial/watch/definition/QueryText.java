package org.perennial.watch.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;

/**
 * A query as somebody wrote it.
 *
 * @param text as it was written
 * @param query what it means
 */
public record QueryText(String text, Query query) {

    /**
     * The query of a text.
     *
     * @throws IllegalArgumentException if it is none; the message says in which column and what to write, the cause is a
     *     {@link QuerySyntaxException}
     */
    @JsonCreator
    public static QueryText parse(String text) {
        try {
            return new QueryText(text, QueryParser.parse(text));
        } catch (QuerySyntaxException e) {
            throw new IllegalArgumentException("query: " + e.getMessage(), e);
        }
    }

    /** As it was written. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
