package org.perennial.analysis.anniversary;

import org.jspecify.annotations.Nullable;

/**
 * A pattern found in a text.
 *
 * @param pattern which
 * @param from first token
 * @param to token after the last
 * @param number the number that stands in it; null for none
 */
record Found(Pattern pattern, int from, int to, @Nullable ReadNumber number) {
    Sense sense() {
        return pattern.sense;
    }

    boolean overlaps(Found other) {
        return from < other.to && other.from < to;
    }
}
