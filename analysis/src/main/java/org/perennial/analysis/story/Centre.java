package org.perennial.analysis.story;

import org.perennial.analysis.embedding.Embedding;

/**
 * The mean of the directions of a language's texts. Models put all texts of one language near each other; without its mean a
 * direction says what a text is about and no longer in which language.
 */
final class Centre {
    /** From so many texts on a mean changes at one speed, and follows what news are about. */
    private static final int MOST_COUNTED = 5000;

    private int texts;
    private float[] mean;

    /** A centre of no texts. */
    Centre() {
        mean = new float[0];
    }

    private Centre(int texts, float[] mean) {
        this.texts = texts;
        this.mean = mean;
    }

    /** How many texts were seen, 5000 at most. */
    int texts() {
        return texts;
    }

    int dimensions() {
        return mean.length;
    }

    /** Takes a text in. One of another model, which has other dimensions, is the first of a new mean. */
    void learn(Embedding text) {
        float[] vector = text.vector();
        if (vector.length != mean.length) {
            mean = new float[vector.length];
            texts = 0;
        }
        texts = Math.min(MOST_COUNTED, texts + 1);
        for (int i = 0; i < mean.length; i++) {
            mean[i] += (vector[i] - mean[i]) / texts;
        }
    }

    /** Adds the sum of the texts to one of as many dimensions. */
    void addTo(double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (double) mean[i] * texts;
        }
    }

    byte[] toBytes() {
        return Bytes.of(out -> {
            out.writeInt(texts);
            out.writeShort(mean.length);
            for (float value : mean) {
                out.writeFloat(value);
            }
        });
    }

    static Centre fromBytes(String key, byte[] value) {
        return Bytes.read(key, value, in -> {
            int texts = in.readInt();
            float[] mean = new float[in.readShort()];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = in.readFloat();
            }
            return new Centre(texts, mean);
        });
    }
}
