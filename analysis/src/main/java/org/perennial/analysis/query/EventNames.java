package org.perennial.analysis.query;

import java.util.Set;
import java.util.TreeSet;

/** The names by which queries and settings ask for remembered events: an event's id, or whole words of its beginning. */
public final class EventNames {
    private EventNames() {}

    /** Whether a name means an event: {@code khojaly} means {@code khojaly-massacre}. */
    public static boolean means(String name, String event) {
        return FieldValues.begins(event, name);
    }

    /** The names that a query asks for and does not exclude, in order; empty if it asks for no event by name. */
    public static Set<String> in(Query query) {
        Set<String> names = new TreeSet<>();
        collect(query, names);
        return names;
    }

    private static void collect(Query query, Set<String> names) {
        if (query instanceof Query.And and) {
            and.parts().forEach(part -> collect(part, names));
        } else if (query instanceof Query.Or or) {
            or.parts().forEach(part -> collect(part, names));
        } else if (query instanceof Query.Match match && match.field() == Query.Field.EVENT) {
            names.addAll(match.values());
        }
    }
}
