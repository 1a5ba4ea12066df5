package org.perennial.analysis.story;

/** Features weighed by kind and rarity: terms ascending, with their values. */
record Vector(int[] terms, float[] values) {
    double dot(Vector other) {
        double dot = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length && j < other.terms.length) {
            int order = Integer.compare(terms[i], other.terms[j]);
            if (order == 0) {
                dot += values[i++] * other.values[j++];
            } else if (order < 0) {
                i++;
            } else {
                j++;
            }
        }
        return dot;
    }

    double norm() {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** The vector with every value multiplied. */
    Vector times(double factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] * factor);
        }
        return new Vector(terms, scaled);
    }
}
