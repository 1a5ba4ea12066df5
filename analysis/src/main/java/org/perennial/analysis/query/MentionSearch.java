package org.perennial.analysis.query;

import java.util.List;
import java.util.Optional;
import org.perennial.analysis.query.Query.Range;

/** Conditions that one mention of an anniversary must meet together. */
final class MentionSearch {
    private final List<Query> conditions;

    MentionSearch(List<Query> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    Optional<Mention> find(Document document) {
        for (Mention mention : document.mentions()) {
            if (conditions.stream().allMatch(condition -> isMet(condition, mention))) {
                return Optional.of(mention);
            }
        }
        return Optional.empty();
    }

    /** The mention's own values that were asked for. */
    List<String> told(Mention mention) {
        return conditions.stream().map(condition -> told(condition, mention)).toList();
    }

    private static String told(Query condition, Mention mention) {
        if (condition instanceof Query.Match match) {
            return match.field() == Query.Field.EVENT ? "event:" + mention.event() : "kind:" + mention.kind();
        }
        Range years = mention.years();
        return condition instanceof Query.Amount amount && amount.field() == Query.NumberField.YEAR && years != null
                ? "year:" + years.from() + (years.from() == years.to() ? "" : ".." + years.to())
                : "n:" + mention.n();
    }

    private static boolean isMet(Query condition, Mention mention) {
        if (condition instanceof Query.Match match) {
            String value = match.field() == Query.Field.EVENT ? mention.event() : mention.kind();
            return value != null
                    && (match.values().isEmpty()
                            || match.values().stream().anyMatch(wanted -> FieldValues.begins(value, wanted)));
        }
        if (condition instanceof Query.Amount amount) {
            if (amount.field() == Query.NumberField.N) {
                Integer n = mention.n();
                return n != null && FieldValues.isAmong(amount.ranges(), n, n);
            }
            Range years = mention.years();
            return years != null && FieldValues.isAmong(amount.ranges(), years.from(), years.to());
        }
        throw new IllegalArgumentException(condition + " is nothing that mentions have");
    }
}
