package org.perennial.analysis.embedding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A direction in a model's space, in one byte for each dimension: a sign, and a logarithm in steps of a twelfth of a doubling.
 *
 * <p>Even steps would do for most models. Some, such as multilingual BERT, have a few dimensions that are large for every text;
 * these would take all the steps and leave none for what tells texts apart.
 */
public final class Embedding {
    /** More than the models for sentences have; so a direction in floats stays within a piece of state. */
    public static final int MOST_DIMENSIONS = 1024;

    private static final int STEPS_PER_DOUBLING = 12;
    private static final float[] VALUES = new float[256];

    static {
        for (int level = 1; level <= Byte.MAX_VALUE; level++) {
            float value = (float) StrictMath.pow(2, (level - Byte.MAX_VALUE) / (double) STEPS_PER_DOUBLING);
            VALUES[level] = value;
            VALUES[-level & 0xFF] = -value;
        }
    }

    private final byte[] levels;

    private Embedding(byte[] levels) {
        this.levels = levels;
    }

    /**
     * The direction of a vector.
     *
     * @param vector of any length but 0
     * @throws IllegalArgumentException if it has no direction, or too many dimensions
     */
    public static Embedding of(float[] vector) {
        checkDimensions(vector.length);
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a vector of length " + length + " has no direction");
        }
        byte[] levels = new byte[vector.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(vector[i] / length);
        }
        return new Embedding(levels);
    }

    private static byte level(double value) {
        long steps = Math.round(STEPS_PER_DOUBLING * StrictMath.log(Math.abs(value)) / StrictMath.log(2));
        int level = (int) Math.max(0, Byte.MAX_VALUE + steps);
        return (byte) (value < 0 ? -level : level);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if it has too many dimensions, or none
     */
    public static Embedding fromBytes(byte[] bytes) {
        checkDimensions(bytes.length);
        return new Embedding(bytes.clone());
    }

    private static void checkDimensions(int dimensions) {
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "an embedding of " + dimensions + " dimensions: at most " + MOST_DIMENSIONS + " are taken");
        }
    }

    /** One byte for each dimension, the same for equal directions on every machine. */
    public byte[] toBytes() {
        return levels.clone();
    }

    /** How many numbers it has. */
    public int dimensions() {
        return levels.length;
    }

    /** The vector of length one in this direction. */
    public float[] vector() {
        float[] vector = new float[levels.length];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = VALUES[levels[i] & 0xFF];
            squares += (double) vector[i] * vector[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }

    /** The cosine of the angle to another of as many dimensions, -1 to 1. */
    public double cosine(Embedding other) {
        float[] mine = vector();
        float[] theirs = other.vector();
        double dot = 0;
        for (int i = 0; i < mine.length; i++) {
            dot += mine[i] * theirs[i];
        }
        return dot;
    }

    /**
     * The direction between this and another, which is the other where the two cannot be mixed: made by different models, or
     * opposite.
     *
     * @param share how much the other counts, 0 to 1
     */
    public Embedding towards(Embedding other, double share) {
        if (levels.length != other.levels.length) {
            return other;
        }
        float[] mixed = vector();
        float[] theirs = other.vector();
        boolean isZero = true;
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) (mixed[i] * (1 - share) + theirs[i] * share);
            isZero &= mixed[i] == 0;
        }
        return isZero ? other : of(mixed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Embedding o && Arrays.equals(levels, o.levels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return "Embedding(" + levels.length + " dimensions)";
    }
}
