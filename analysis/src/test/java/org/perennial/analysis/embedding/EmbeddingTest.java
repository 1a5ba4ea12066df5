package org.perennial.analysis.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void itTakesOneByteForEachDimension() {
        assertThat(Embedding.of(random(384, 1)).toBytes()).hasSize(384);
    }

    @Test
    void itsBytesGiveItBack() {
        Embedding embedding = Embedding.of(random(384, 1));

        assertThat(Embedding.fromBytes(embedding.toBytes())).isEqualTo(embedding);
    }

    @Test
    void theAnglesBetweenVectorsAreKept() {
        float[] one = random(384, 1);
        float[] other = random(384, 2);
        for (int i = 0; i < one.length; i++) {
            other[i] += one[i];
        }

        assertThat(Embedding.of(one).cosine(Embedding.of(other))).isCloseTo(cosine(one, other), within(.005));
    }

    @Test
    void aDimensionThatIsLargeForAllTextsDoesNotDrownTheOthers() {
        float[] one = random(384, 1);
        float[] other = random(384, 2);
        one[7] = 200;
        other[7] = 200;
        float[] first = Embedding.of(one).vector();
        float[] second = Embedding.of(other).vector();
        float[] third = Embedding.of(one).vector();
        first[7] = 0;
        second[7] = 0;
        third[7] = 0;
        one[7] = 0;
        other[7] = 0;

        assertThat(cosine(first, second)).isCloseTo(cosine(one, other), within(.01));
        assertThat(cosine(third, one)).isGreaterThan(.99);
    }

    @Test
    void halfwayBetweenTwoIsAsNearToEither() {
        Embedding one = Embedding.of(new float[] {1, 0, 0});
        Embedding other = Embedding.of(new float[] {0, 1, 0});
        Embedding middle = one.towards(other, .5);

        assertThat(middle.cosine(one)).isCloseTo(Math.sqrt(.5), within(.01));
        assertThat(middle.cosine(other)).isCloseTo(Math.sqrt(.5), within(.01));
    }

    @Test
    void whatAnotherModelMadeTakesThePlace() {
        Embedding other = Embedding.of(new float[] {0, 1});

        assertThat(Embedding.of(new float[] {1, 0, 0}).towards(other, .1)).isEqualTo(other);
    }

    @Test
    void nothingHasNoDirection() {
        assertThatThrownBy(() -> Embedding.of(new float[3])).hasMessageContaining("no direction");
    }

    @Test
    void moreDimensionsThanStateHoldsAreRefused() {
        assertThatThrownBy(() -> Embedding.of(new float[1025])).hasMessageContaining("at most 1024");
    }

    private static float[] random(int dimensions, long seed) {
        Random random = new Random(seed);
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }
        return dot / Math.sqrt(first * second);
    }
}
