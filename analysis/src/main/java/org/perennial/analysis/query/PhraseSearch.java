package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.perennial.analysis.query.TokenPhrase.Step;

/** Finds a phrase in an article, from its rarest token on. */
final class PhraseSearch {
    private final Scope scope;
    private final Step[] steps;
    /** How many positions a step is behind the first. */
    private final int[] offsets;

    PhraseSearch(Query.Words words) {
        this.scope = words.scope();
        this.steps = TokenPhrase.of(words).steps().toArray(Step[]::new);
        this.offsets = new int[steps.length];
        for (int i = 1; i < steps.length; i++) {
            offsets[i] = offsets[i - 1] + steps[i].distance();
        }
    }

    boolean isIn(IndexedText text) {
        return !starts(text, 1).isEmpty();
    }

    /** Where it stands, in order, at most so many places. */
    List<Why.Span> spans(IndexedText text, int most) {
        return starts(text, most).stream()
                .map(start -> new Why.Span(
                        text.isInTitle(start) ? Why.Place.TITLE : Why.Place.TEXT,
                        text.tokenAt(start).start(),
                        text.tokenAt(start + offsets[steps.length - 1]).end()))
                .toList();
    }

    private List<Integer> starts(IndexedText text, int most) {
        int pivot = -1;
        int[] places = {};
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].prefix() && steps.length > 1) {
                continue; // dearer to look up than to compare
            }
            int[] found = steps[i].prefix() ? text.placesOfPrefix(steps[i].term()) : text.placesOf(steps[i].term());
            if (found.length == 0) {
                return List.of();
            }
            if (pivot < 0 || found.length < places.length) {
                pivot = i;
                places = found;
            }
        }
        if (steps[pivot].prefix() && most > 1) {
            Arrays.sort(places);
        }
        List<Integer> starts = new ArrayList<>();
        for (int place : places) {
            int start = place - offsets[pivot];
            if (start > 0 && (scope != Scope.TITLE || text.isInTitle(start)) && standsAt(start, text)) {
                starts.add(start);
                if (starts.size() == most) {
                    break;
                }
            }
        }
        return starts;
    }

    private boolean standsAt(int start, IndexedText text) {
        for (int i = 0; i < steps.length; i++) {
            String term = text.termAt(start + offsets[i]);
            if (!(steps[i].prefix() ? term.startsWith(steps[i].term()) : term.equals(steps[i].term()))) {
                return false;
            }
        }
        return true;
    }
}
