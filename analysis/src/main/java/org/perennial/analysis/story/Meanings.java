package org.perennial.analysis.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

/**
 * What embeddings add to the likeness of stories of different languages, where an operator has brought a model. Without one
 * nothing is added and nothing is kept.
 *
 * <p>Embeddings are compared after the mean of their language has been taken off (for multilingual BERT that took the share of
 * right pairs from .58 to .90). So long as little is known of a language, the mean of all counts for it; so long as little
 * is known of any, nothing is said.
 */
final class Meanings {
    /** Texts of all languages together that must be known before embeddings say anything. */
    static final int LEAST_KNOWN = 20;

    /** Texts imagined in each language that are like those of all, so that the first ones do not decide. */
    private static final double IMAGINED = 10;

    /** The cosine, means taken off, that speaks neither for nor against one story; that of strangers lies around 0. */
    private static final double NEUTRAL = .35;

    /** The cosine, means taken off, from which all is said that can be said. */
    private static final double SAME = .7;

    /** What tells that two are strangers counts a quarter: a model may simply not know a language. */
    private static final double LEAST = -.25;

    /** Stories that are looked at because their embeddings are nearest. */
    private static final int NEAREST = 10;

    private final double weight;
    private final Map<String, Centre> centres = new TreeMap<>();
    private final Set<String> changed = new TreeSet<>();

    /** The sum of the vectors of all languages, and of how many texts it is. */
    private double[] sum = new double[0];

    private int texts;

    /** @param weight the most that is added, 0 to 1 */
    Meanings(double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of embeddings is " + weight + ": give a number from 0 to 1");
        }
        this.weight = weight;
    }

    /** Takes in the first text of a story. */
    void learn(String language, Embedding text) {
        centres.computeIfAbsent(language, l -> new Centre()).learn(text);
        changed.add(language);
        addUp(text.dimensions());
    }

    /** Some forty languages of some hundred dimensions: less than one text costs the model by far. */
    private void addUp(int dimensions) {
        sum = new double[dimensions];
        texts = 0;
        for (Centre centre : centres.values()) {
            if (centre.dimensions() == dimensions) {
                centre.addTo(sum);
                texts += centre.texts();
            }
        }
    }

    /** The unit vector of an embedding without the mean of its language; null if nothing can be said by it. */
    float @Nullable [] centred(String language, @Nullable Embedding embedding) {
        if (embedding == null || weight == 0) {
            return null;
        }
        if (embedding.dimensions() != sum.length) {
            addUp(embedding.dimensions()); // what is left of another model does not count
        }
        if (texts < LEAST_KNOWN) {
            return null;
        }
        double[] own = new double[sum.length];
        double known = IMAGINED;
        Centre centre = centres.get(language);
        if (centre != null && centre.dimensions() == own.length) {
            centre.addTo(own);
            known += centre.texts();
        }
        float[] vector = embedding.vector();
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= (float) ((own[i] + IMAGINED * sum[i] / texts) / known);
            squares += (double) vector[i] * vector[i];
        }
        if (squares == 0) {
            return null;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) length;
        }
        return vector;
    }

    /** What is added to the likeness of two stories that are near in time: minus a quarter of the weight to the weight. */
    double added(LinkedStory one, LinkedStory other) {
        return weight == 0 ? 0 : added(cosine(one.meaning, other.meaning));
    }

    private double added(double cosine) {
        return weight * Math.max(LEAST, Math.min(1, (cosine - NEUTRAL) / (SAME - NEUTRAL)));
    }

    /** What is neutral if there is nothing to compare. */
    private static double cosine(float @Nullable [] one, float @Nullable [] other) {
        if (one == null || other == null || one.length != other.length) {
            return NEUTRAL;
        }
        // four sums, as one would have to wait for each of its additions
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            a += one[i] * other[i];
        }
        return a + b + (c + d);
    }

    /** The stories of other languages, near in time, whose embeddings are nearest and speak for one story; nearest first. */
    List<LinkedStory> nearest(LinkedStory story, Collection<LinkedStory> all) {
        List<LinkedStory> nearest = new ArrayList<>();
        if (weight == 0 || story.meaning == null) {
            return nearest;
        }
        double[] cosines = new double[NEAREST];
        for (LinkedStory other : all) {
            if (other.meaning == null || other.language.equals(story.language) || !story.isNear(other)) {
                continue;
            }
            double cosine = cosine(story.meaning, other.meaning);
            if (cosine <= NEUTRAL || (nearest.size() == NEAREST && cosine <= cosines[NEAREST - 1])) {
                continue;
            }
            if (nearest.size() == NEAREST) {
                nearest.remove(NEAREST - 1);
            }
            int place = nearest.size();
            while (place > 0 && cosines[place - 1] < cosine) {
                cosines[place] = cosines[place - 1];
                place--;
            }
            cosines[place] = cosine;
            nearest.add(place, other);
        }
        return nearest;
    }

    /** To be stored: the mean of each language that has changed since this was last asked. */
    void changes(String prefix, Consumer<StateRecord> records) {
        for (String language : changed) {
            Centre centre = centres.get(language);
            if (centre != null) {
                records.accept(new StateRecord(prefix + language, centre.toBytes()));
            }
        }
        changed.clear();
    }

    /** Takes a stored mean back. */
    void restore(String key, String language, byte[] value) {
        Centre centre = Centre.fromBytes(key, value);
        centres.put(language, centre);
        addUp(centre.dimensions());
    }
}
