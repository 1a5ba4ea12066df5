package org.perennial.watch.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Conjunction;
import org.perennial.analysis.query.Countries;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.Query.Range;

/**
 * A query as a condition on the rows of {@code article}, named {@code a}.
 *
 * <p>Unknown counts as false, as it does to {@link org.perennial.analysis.query.QueryMatcher}: what is excluded is written as
 * {@code IS NOT TRUE}.
 *
 * @param sql with a question mark for each value, and nothing that a user typed
 * @param values strings, integers and times, in the order of the question marks
 * @param byWords whether what matches must hold certain words, so that the index over words finds it
 * @param since what matches appeared at this instant or later; absent if the query sets no such bound
 */
public record SqlCondition(
        String sql,
        List<Object> values,
        boolean byWords,
        @Nullable Instant since) {
    /** Of more, none is sought by the index. */
    private static final int FEW_ENDINGS = 20;

    /** How many other articles carry the text of {@code a}. */
    static final String COPIES =
            "greatest(0, coalesce((SELECT c.articles - 1 FROM cluster c WHERE c.id = a.cluster), 0))";

    public SqlCondition {
        values = List.copyOf(values);
    }

    /**
     * The condition of a query.
     *
     * @param zone of those who ask: in it, their dates are read
     */
    public static SqlCondition of(Query query, ZoneId zone, Instant now) {
        List<Object> values = new ArrayList<>();
        String sql = new Writer(zone, now, values).condition(query);
        return new SqlCondition(sql, values, needsWords(query), since(query, zone, now));
    }

    private static boolean needsWords(Query query) {
        return query instanceof Query.And and
                ? and.parts().stream().anyMatch(SqlCondition::needsWords)
                : TsQuery.canSay(query);
    }

    private static @Nullable Instant since(Query query, ZoneId zone, Instant now) {
        if (query instanceof Query.Appeared appeared && appeared.side() == Query.Side.AFTER) {
            return appeared.moment().at(now, zone);
        }
        return query instanceof Query.And and
                ? and.parts().stream()
                        .map(part -> since(part, zone, now))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    private record Writer(ZoneId zone, Instant now, List<Object> values) {

        String condition(Query query) {
            if (TsQuery.canSay(query)) {
                values.add(TsQuery.of(query));
                return "a.tokens @@ CAST(? AS tsquery)";
            }
            if (query instanceof Query.Not not) {
                return "(" + condition(not.part()) + ") IS NOT TRUE";
            }
            if (query instanceof Query.Or or) {
                return joined(or.parts(), " OR ");
            }
            Conjunction conjunction = Conjunction.of(query);
            List<String> parts = new ArrayList<>();
            if (!conjunction.mention().isEmpty()) {
                parts.add("EXISTS (SELECT FROM anniversary_mention m WHERE m.article = a.id AND m.month = a.month AND "
                        + conjunction.mention().stream().map(this::ofMention).collect(Collectors.joining(" AND "))
                        + ")");
            }
            for (Query part : conjunction.others()) {
                parts.add(part.equals(query) ? single(query) : "(" + condition(part) + ")");
            }
            return String.join(" AND ", parts);
        }

        private String joined(List<Query> parts, String between) {
            return parts.stream().map(part -> "(" + condition(part) + ")").collect(Collectors.joining(between));
        }

        private String single(Query query) {
            if (query instanceof Query.Match match) {
                return field(match);
            }
            if (query instanceof Query.Amount amount) {
                return ranges(amount.ranges(), COPIES);
            }
            if (query instanceof Query.Has has) {
                return switch (has.trait()) {
                    case ANNIVERSARY -> "a.anniversaries > 0";
                    case REVISION -> "a.version > 1 OR a.relation = 'revision'";
                };
            }
            if (query instanceof Query.Appeared appeared) {
                OffsetDateTime moment = appeared.moment().at(now, zone).atOffset(ZoneOffset.UTC);
                values.add(moment);
                return appeared.side() == Query.Side.AFTER ? "a.appeared >= ?" : "a.appeared < ?";
            }
            return "TRUE"; // everything
        }

        private String field(Query.Match match) {
            return switch (match.field()) {
                case LANG -> match.values().isEmpty() ? "a.language IS NOT NULL" : language(match.values());
                case SOURCE -> match.values().isEmpty() ? "a.source IS NOT NULL" : endsWithAny(match.values());
                case COUNTRY -> country(match.values());
                case STORY -> match.values().isEmpty() ? "a.story IS NOT NULL" : in("a.story", match.values());
                case RELATION -> match.values().isEmpty() ? "a.relation IS NOT NULL" : in("a.relation", match.values());
                case EVENT, KIND -> throw new IllegalArgumentException(match + " is asked of mentions");
            };
        }

        /** That of the article, or one of the shares where it is in several. */
        private String language(List<String> tags) {
            return likeAny("a.language", tags, "-%")
                    + " OR (a.language = 'mul' AND EXISTS (SELECT FROM"
                    + " json_array_elements(a.document -> 'language' -> 'mixed') AS share WHERE "
                    + likeAny("share ->> 'tag'", tags, "-%") + "))";
        }

        private String country(List<String> countries) {
            List<String> endings = Countries.endings(countries);
            return endings.size() <= FEW_ENDINGS
                    ? endsWithAny(endings)
                    : in("lower(substring(a.source from '[^.]*$') COLLATE \"C\")", endings);
        }

        /** An address that is one of the values, or has one of them after a dot; read backwards, as the index has it. */
        private String endsWithAny(List<String> endings) {
            return likeAny(
                    "reverse(lower(a.source COLLATE \"C\"))",
                    endings.stream()
                            .map(ending -> new StringBuilder(ending).reverse().toString())
                            .toList(),
                    ".%");
        }

        private String ofMention(Query condition) {
            if (condition instanceof Query.Match match) {
                if (match.field() == Query.Field.EVENT) {
                    return match.values().isEmpty()
                            ? "m.event IS NOT NULL"
                            : "(" + likeAny("m.event", match.values(), "-%") + ")";
                }
                return match.values().isEmpty() ? "TRUE" : in("m.kind", match.values());
            }
            if (condition instanceof Query.Amount amount) {
                return amount.field() == Query.NumberField.N
                        ? "(" + ranges(amount.ranges(), "m.n") + ")"
                        : "(" + years(amount.ranges()) + ")";
            }
            throw new IllegalArgumentException(condition + " is nothing that mentions have");
        }

        /** A column that is one of the values, or begins with one of them and what follows it then. */
        private String likeAny(String column, List<String> wanted, String after) {
            return wanted.stream()
                    .map(value -> {
                        values.add(value);
                        values.add(value.replaceAll("([\\\\%_])", "\\\\$1") + after);
                        return column + " = ? OR " + column + " LIKE ?";
                    })
                    .collect(Collectors.joining(" OR "));
        }

        private String in(String column, List<String> wanted) {
            values.addAll(wanted);
            return column + " IN (" + String.join(", ", Collections.nCopies(wanted.size(), "?")) + ")";
        }

        private String ranges(List<Range> ranges, String number) {
            return ranges.stream()
                    .map(range -> {
                        values.add(range.from());
                        values.add(range.to());
                        return number + " BETWEEN ? AND ?";
                    })
                    .collect(Collectors.joining(" OR "));
        }

        private String years(List<Range> ranges) {
            return ranges.stream()
                    .map(range -> {
                        values.add(range.to());
                        values.add(range.from());
                        return "extract(year FROM m.event_start) <= ? AND extract(year FROM m.event_end) >= ?";
                    })
                    .collect(Collectors.joining(" OR "));
        }
    }
}
