package org.perennial.web.page;

/**
 * What is wrong with a query, and where.
 *
 * @param before the query up to the fault
 * @param at the code point at fault; empty at the query's end
 * @param after the rest
 * @param column the number of the code point, from 1
 * @param problem what is wrong, in English
 * @param remedy what to write instead, in English
 */
public record QueryProblem(String before, String at, String after, int column, String problem, String remedy) {

    /** The problem of a query at a column. */
    public static QueryProblem of(String query, int column, String problem, String remedy) {
        int length = query.codePointCount(0, query.length());
        int start = query.offsetByCodePoints(0, Math.min(Math.max(column - 1, 0), length));
        int end = start == query.length() ? start : query.offsetByCodePoints(start, 1);
        return new QueryProblem(
                query.substring(0, start), query.substring(start, end), query.substring(end), column, problem, remedy);
    }
}
