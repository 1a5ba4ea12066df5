package org.perennial.analysis.story;

import java.util.Arrays;

/** Features weighed by kind and rarity: terms ascending, with their values. */
record Vector(int[] terms, float[] values) {
    /** The weight of a term of a text, 0 or less to leave it out. */
    interface Weighing {
        double weight(int term);
    }

    static Vector of(StoryFeatures features, Weighing weighing) {
        int[] terms = new int[features.size()];
        float[] values = new float[terms.length];
        int n = 0;
        for (int i = 0; i < terms.length; i++) {
            double weight = weighing.weight(features.term(i));
            if (weight > 0) {
                terms[n] = features.term(i);
                values[n++] = (float) (features.weight(i) * weight);
            }
        }
        return new Vector(Arrays.copyOf(terms, n), Arrays.copyOf(values, n));
    }

    /** The vector without all but its heaviest terms. */
    Vector heaviest(int most) {
        if (values.length <= most) {
            return this;
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - most];
        int[] kept = new int[terms.length];
        float[] weights = new float[terms.length];
        int n = 0;
        for (int i = 0; i < terms.length; i++) {
            if (values[i] >= least) {
                kept[n] = terms[i];
                weights[n++] = values[i];
            }
        }
        return new Vector(Arrays.copyOf(kept, n), Arrays.copyOf(weights, n));
    }

    double dot(Vector other) {
        double dot = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length && j < other.terms.length) {
            if (terms[i] == other.terms[j]) {
                dot += values[i++] * other.values[j++];
            } else if (terms[i] < other.terms[j]) {
                i++;
            } else {
                j++;
            }
        }
        return dot;
    }

    double length() {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** The vector in this direction with another length; itself when it has none. */
    Vector withLength(double wanted) {
        double length = length();
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (scaled[i] * wanted / length);
        }
        return new Vector(terms, scaled);
    }
}
