package org.perennial.analysis.story;

import java.util.Arrays;

/** A map of terms to positive weights that is quick to count into; grows as needed. */
final class TermWeights {
    private static final int SMALLEST = 8;

    private static final int USUAL = 32;

    private int[] terms;
    /** 0 where there is no term. */
    private float[] weights;

    private int size;

    TermWeights() {
        this(USUAL);
    }

    /** @param expected terms that it takes without growing */
    TermWeights(int expected) {
        int slots = Math.max(SMALLEST, 2 * Integer.highestOneBit(Math.max(1, 2 * expected)));
        terms = new int[slots];
        weights = new float[slots];
    }

    int size() {
        return size;
    }

    float get(int term) {
        return weights[slot(term)];
    }

    void add(int term, float weight) {
        int slot = slot(term);
        if (weights[slot] == 0) {
            if (size * 2 >= terms.length) {
                grow();
                slot = slot(term);
            }
            terms[slot] = term;
            size++;
        }
        weights[slot] += weight;
    }

    /** The terms, ascending. */
    int[] terms() {
        int[] all = new int[size];
        int n = 0;
        for (int i = 0; i < terms.length; i++) {
            if (weights[i] != 0) {
                all[n++] = terms[i];
            }
        }
        Arrays.sort(all);
        return all;
    }

    private int slot(int term) {
        int mask = terms.length - 1;
        int slot = term * 0x9E3779B1 >>> 7 & mask;
        while (weights[slot] != 0 && terms[slot] != term) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldTerms = terms;
        float[] oldWeights = weights;
        terms = new int[oldTerms.length * 2];
        weights = new float[oldTerms.length * 2];
        for (int i = 0; i < oldTerms.length; i++) {
            if (oldWeights[i] != 0) {
                int slot = slot(oldTerms[i]);
                terms[slot] = oldTerms[i];
                weights[slot] = oldWeights[i];
            }
        }
    }
}
