package org.perennial.analysis.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which holders have a term, and from it the holders worth comparing. */
final class TermIndex<T> {
    /** A term that more hold says nothing. */
    private static final int MOST_HOLDERS = 500;
    /** The heaviest terms are asked for; the others add little. */
    private static final int ASKED = 40;

    private final Map<Integer, List<T>> holders = new HashMap<>();
    private final Comparator<T> order;

    /** @param order decides between holders that share as much */
    TermIndex(Comparator<T> order) {
        this.order = order;
    }

    void add(T holder, StoryFeatures features) {
        for (int i = 0; i < features.size(); i++) {
            holders.computeIfAbsent(features.term(i), t -> new ArrayList<>(1)).add(holder);
        }
    }

    void remove(T holder, StoryFeatures features) {
        for (int i = 0; i < features.size(); i++) {
            List<T> all = holders.get(features.term(i));
            if (all != null) {
                all.remove(holder);
                if (all.isEmpty()) {
                    holders.remove(features.term(i));
                }
            }
        }
    }

    /** The holders that share most weight with a vector, best first. */
    List<T> candidates(Vector vector, int most) {
        float least = least(vector.values());
        Map<T, Double> shared = new HashMap<>();
        for (int i = 0; i < vector.terms().length; i++) {
            float value = vector.values()[i];
            List<T> all = value >= least && value > 0 ? holders.get(vector.terms()[i]) : null;
            if (all != null && all.size() <= MOST_HOLDERS) {
                for (T holder : all) {
                    shared.merge(holder, (double) value * value, Double::sum);
                }
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<T, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(order)))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static float least(float[] values) {
        if (values.length <= ASKED) {
            return 0;
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - ASKED];
    }
}
