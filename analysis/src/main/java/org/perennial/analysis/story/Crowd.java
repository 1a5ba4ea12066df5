package org.perennial.analysis.story;

import java.util.Arrays;

/**
 * How densely a part is surrounded: its likeness to the articles that were most like it so far. Where much is told of things
 * of one kind, two articles must be more alike to be of one story than where nothing else is like them.
 */
final class Crowd {
    /** The articles that count: about as many as tell an ordinary story. */
    static final int SIZE = 10;
    /** The least density of a part that has others near it. */
    private static final double LEAST = .35;
    /** A part with no more near it stands alone: nothing vouches for what it is joined with, so more is asked of it. */
    private static final double ALONE = .2;

    private static final double OF_ALONE = .42;

    private static final int FULL = 255;

    /** Likenesses in 255ths, best first: what is stored is then exactly what was known. */
    private final byte[] best;

    /** The mean likeness of the nearest, within bounds. */
    private double density;

    Crowd() {
        this(new byte[SIZE]);
    }

    private Crowd(byte[] best) {
        this.best = best;
        measure();
    }

    /** Takes note of articles with this likeness; whether that changed anything. */
    boolean meet(double likeness, int articles) {
        int level = (int) Math.round(FULL * Math.max(0, Math.min(1, likeness)));
        int at = SIZE;
        while (at > 0 && level > (best[at - 1] & FULL)) {
            at--;
        }
        if (at == SIZE) {
            return false;
        }
        int n = Math.min(articles, SIZE - at);
        System.arraycopy(best, at, best, at + n, SIZE - at - n);
        Arrays.fill(best, at, at + n, (byte) level);
        measure();
        return true;
    }

    private void measure() {
        int sum = 0;
        for (byte level : best) {
            sum += level & FULL;
        }
        double mean = sum / (double) (SIZE * FULL);
        density = mean < ALONE ? OF_ALONE : Math.max(LEAST, mean);
    }

    /** A likeness by what is usual around the two: 1 when they are as alike as the nearest of each. */
    double fit(Crowd other, double likeness) {
        return 2 * likeness / (density + other.density);
    }

    byte[] toBytes() {
        return best.clone();
    }

    static Crowd fromBytes(String key, byte[] value) {
        if (value.length != SIZE) {
            throw new IllegalArgumentException(
                    "the state record " + key + " has " + value.length + " bytes, not " + SIZE);
        }
        return new Crowd(value.clone());
    }
}
