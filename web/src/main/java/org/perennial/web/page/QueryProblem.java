package org.perennial.web.page;

import java.util.stream.Collectors;
import org.perennial.analysis.query.QueryFault.Said;
import org.perennial.analysis.query.QuerySyntaxException;

/**
 * What is wrong with a query, and where.
 *
 * @param before the query up to the fault
 * @param at the code point at fault; empty at the query's end
 * @param after the rest
 * @param column the number of the code point, from 1
 * @param problem what is wrong
 * @param remedy what to write instead
 */
public record QueryProblem(String before, String at, String after, int column, String problem, String remedy) {

    /** What a text has that is no query. */
    public static QueryProblem of(String query, QuerySyntaxException e, Wording words) {
        int length = query.codePointCount(0, query.length());
        int start = query.offsetByCodePoints(0, Math.min(Math.max(e.column() - 1, 0), length));
        int end = start == query.length() ? start : query.offsetByCodePoints(start, 1);
        return new QueryProblem(
                query.substring(0, start),
                query.substring(start, end),
                query.substring(end),
                e.column(),
                say(e.problem(), words),
                e.remedies().stream().map(remedy -> say(remedy, words)).collect(Collectors.joining(words.semicolon())));
    }

    private static String say(Said said, Wording words) {
        Object[] values = new Object[2 * said.values().size()];
        for (int i = 0; i < said.values().size(); i++) {
            values[2 * i] = i == 0 ? "a" : "b";
            values[2 * i + 1] = said.values().get(i);
        }
        return words.say("fault." + said.fault().code(), values);
    }
}
