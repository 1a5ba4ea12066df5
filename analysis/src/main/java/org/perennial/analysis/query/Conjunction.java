package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditions that must hold together, with those on anniversaries apart: they are of one and the same mention.
 *
 * @param mention conditions on event, year, n and kind; may be empty
 * @param others all else
 */
public record Conjunction(List<Query> mention, List<Query> others) {
    public Conjunction {
        mention = List.copyOf(mention);
        others = List.copyOf(others);
    }

    /** The conditions of an {@code And}; of any other query, itself. */
    public static Conjunction of(Query query) {
        List<Query> mention = new ArrayList<>();
        List<Query> others = new ArrayList<>();
        for (Query part : query instanceof Query.And and ? and.parts() : List.of(query)) {
            (isOfMention(part) ? mention : others).add(part);
        }
        return new Conjunction(mention, others);
    }

    private static boolean isOfMention(Query query) {
        if (query instanceof Query.Match match) {
            return match.field() == Query.Field.EVENT || match.field() == Query.Field.KIND;
        }
        return query instanceof Query.Amount amount && amount.field() != Query.NumberField.COPIES;
    }
}
