package org.perennial.analysis.query;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes queries in their canonical form. */
final class QueryPrinter {
    private QueryPrinter() {}

    static String print(Query query) {
        if (query instanceof Query.And and) {
            return joined(and.parts(), " ", QueryPrinter::grouped);
        }
        if (query instanceof Query.Or or) {
            return joined(or.parts(), " OR ", QueryPrinter::grouped);
        }
        if (query instanceof Query.Not not) {
            return "-" + grouped(not.part());
        }
        if (query instanceof Query.Words words) {
            return (words.scope().word().isEmpty() ? "" : words.scope().word() + ":")
                    + quoted(words.text())
                    + (words.prefix() ? "*" : "");
        }
        if (query instanceof Query.Match match) {
            return name(match.field()) + ":"
                    + (match.values().isEmpty() ? "*" : joined(match.values(), ",", QueryPrinter::quoted));
        }
        if (query instanceof Query.Amount amount) {
            return name(amount.field()) + ":" + joined(amount.ranges(), ",", QueryPrinter::range);
        }
        if (query instanceof Query.Has has) {
            return "has:" + name(has.trait());
        }
        if (query instanceof Query.Appeared appeared) {
            return name(appeared.side()) + ":" + appeared.moment();
        }
        return ""; // everything
    }

    static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static <T> String joined(List<T> parts, String between, Function<T, String> print) {
        return parts.stream().map(print).collect(Collectors.joining(between));
    }

    private static String grouped(Query part) {
        return part instanceof Query.And || part instanceof Query.Or ? "(" + print(part) + ")" : print(part);
    }

    private static String quoted(String text) {
        return Signs.isBare(text) ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String range(Query.Range range) {
        if (range.equals(Query.Range.ALL)) {
            return "*";
        }
        if (range.from() == range.to()) {
            return Integer.toString(range.from());
        }
        if (range.to() == Integer.MAX_VALUE) {
            return ">=" + range.from();
        }
        return range.from() == Integer.MIN_VALUE ? "<=" + range.to() : range.from() + ".." + range.to();
    }
}
