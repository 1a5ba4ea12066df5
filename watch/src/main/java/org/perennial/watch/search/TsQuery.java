package org.perennial.watch.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.Scope;
import org.perennial.analysis.query.TokenPhrase;
import org.perennial.analysis.query.TokenPhrase.Step;

/** Words, and what AND and OR make of them, as a {@code tsquery} of PostgreSQL. */
final class TsQuery {
    private TsQuery() {}

    /** Whether a query is made of words alone. */
    static boolean canSay(Query query) {
        if (query instanceof Query.And and) {
            return and.parts().stream().allMatch(TsQuery::canSay);
        }
        if (query instanceof Query.Or or) {
            return or.parts().stream().allMatch(TsQuery::canSay);
        }
        return query instanceof Query.Words;
    }

    /** Such as {@code ('khojaly' & ('twenty' <-> 'january':*))}. */
    static String of(Query query) {
        if (query instanceof Query.And and) {
            return joined(and.parts(), TsQuery::of, " & ");
        }
        if (query instanceof Query.Or or) {
            return joined(or.parts(), TsQuery::of, " | ");
        }
        if (query instanceof Query.Words words) {
            return phrase(words.scope(), TokenPhrase.of(words).steps());
        }
        throw new IllegalArgumentException(query + " is not made of words alone");
    }

    private static String phrase(Scope scope, List<Step> steps) {
        return joined(
                steps, step -> (step.distance() == 0 ? "" : "<" + step.distance() + "> ") + term(step, scope), " ");
    }

    private static String term(Step step, Scope scope) {
        String signs = (step.prefix() ? "*" : "") + (scope == Scope.TITLE ? "A" : "");
        String quoted = "'" + step.term().replace("\\", "\\\\").replace("'", "''") + "'";
        return signs.isEmpty() ? quoted : quoted + ":" + signs;
    }

    private static <T> String joined(List<T> parts, Function<T, String> print, String between) {
        return parts.stream().map(print).collect(Collectors.joining(between, "(", ")"));
    }
}
