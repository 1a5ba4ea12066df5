package org.perennial.analysis.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which holders have a term, and from it the holders worth comparing. */
final class TermIndex<T> {
    /** A term that more hold says nothing. */
    private static final int MOST_HOLDERS = 200;
    /** The heaviest terms are asked for; the others add little. */
    private static final int ASKED = 40;

    private static final int USUALLY_MET = 256;

    private final Comparator<T> order;
    private final Map<T, Integer> numbers = new IdentityHashMap<>();
    private final List<@Nullable T> holders = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final TermHolders byTerm = new TermHolders();

    /** By the number of the holder; zero outside of {@link #candidates}. */
    private double[] shared = new double[64];

    /** @param order decides between holders that share as much */
    TermIndex(Comparator<T> order) {
        this.order = order;
    }

    void add(T holder, StoryFeatures features) {
        replace(holder, StoryFeatures.NONE, features);
    }

    void remove(T holder, StoryFeatures features) {
        replace(holder, features, StoryFeatures.NONE);
        Integer number = numbers.remove(holder);
        if (number != null) {
            holders.set(number, null);
            free.push(number);
        }
    }

    /** Changes what is known of a holder; only where the two differ there is anything to do. */
    void replace(T holder, StoryFeatures before, StoryFeatures after) {
        int number = numbers.computeIfAbsent(holder, this::number);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (j == after.size() || (i < before.size() && before.term(i) < after.term(j))) {
                byTerm.remove(before.term(i++), number);
            } else if (i == before.size() || after.term(j) < before.term(i)) {
                byTerm.add(after.term(j++), number);
            } else {
                i++;
                j++;
            }
        }
    }

    private int number(T holder) {
        if (!free.isEmpty()) {
            int number = free.pop();
            holders.set(number, holder);
            return number;
        }
        holders.add(holder);
        if (holders.size() > shared.length) {
            shared = Arrays.copyOf(shared, 2 * shared.length);
        }
        return holders.size() - 1;
    }

    private record Candidate<T>(T holder, double shared) {}

    /** The holders that share most weight with a vector, best first. */
    List<T> candidates(Vector vector, int most) {
        return candidates(vector, most, holder -> true);
    }

    /** Of the holders that are wanted, those that share most weight with a vector, best first. */
    List<T> candidates(Vector vector, int most, Predicate<T> wanted) {
        float least = least(vector.values());
        int[] met = new int[USUALLY_MET];
        int size = 0;
        for (int i = 0; i < vector.terms().length; i++) {
            float value = vector.values()[i];
            int[] all = value >= least ? byTerm.of(vector.terms()[i]) : null;
            if (all != null && all[0] <= MOST_HOLDERS) {
                for (int k = 1; k <= all[0]; k++) {
                    int number = all[k];
                    if (shared[number] == 0) {
                        met = size < met.length ? met : Arrays.copyOf(met, 2 * size);
                        met[size++] = number;
                    }
                    shared[number] += value * value;
                }
            }
        }
        Comparator<Candidate<T>> better =
                Comparator.comparingDouble((Candidate<T> c) -> -c.shared).thenComparing(Candidate::holder, order);
        PriorityQueue<Candidate<T>> best = new PriorityQueue<>(most + 1, better.reversed());
        for (int k = 0; k < size; k++) {
            int number = met[k];
            T holder = holders.get(number);
            Candidate<T> worst = best.peek();
            boolean worth = worst == null || best.size() < most || shared[number] >= worst.shared;
            if (holder != null && worth && wanted.test(holder)) {
                best.add(new Candidate<>(holder, shared[number]));
                if (best.size() > most) {
                    best.remove();
                }
            }
            shared[number] = 0;
        }
        List<T> candidates = new ArrayList<>();
        while (!best.isEmpty()) {
            candidates.add(best.remove().holder);
        }
        Collections.reverse(candidates);
        return candidates;
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
