package org.perennial.analysis.anniversary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of configured events that stand in an article: looked for once, when first asked for. */
final class Names {
    private final List<FieldText> fields;
    private final AliasIndex aliases;
    private @Nullable List<List<AliasIndex.Hit>> hits;

    Names(List<FieldText> fields, AliasIndex aliases) {
        this.fields = fields;
        this.aliases = aliases;
    }

    /** Whether any event is named. */
    boolean any() {
        return !hits().stream().allMatch(List::isEmpty);
    }

    /** The names in one field, in order of appearance. */
    List<AliasIndex.Hit> in(Field field) {
        for (int f = 0; f < fields.size(); f++) {
            if (fields.get(f).field() == field) {
                return hits().get(f);
            }
        }
        return List.of();
    }

    private List<List<AliasIndex.Hit>> hits() {
        List<List<AliasIndex.Hit>> found = hits;
        if (found == null) {
            found = fields.stream()
                    .map(f -> inContext(aliases.find(f.tokens())))
                    .toList();
            hits = found;
        }
        return found;
    }

    private List<AliasIndex.Hit> inContext(List<AliasIndex.Hit> found) {
        return found.stream().filter(hit -> isInContext(hit.event())).toList();
    }

    /** Whether one of the words that an event's names need stands in the article. */
    private boolean isInContext(Event event) {
        return event.context().isEmpty()
                || event.context().stream()
                        .map(Folding::fold)
                        .anyMatch(word -> fields.stream()
                                .anyMatch(f -> f.tokens().text.text().contains(word)));
    }
}
