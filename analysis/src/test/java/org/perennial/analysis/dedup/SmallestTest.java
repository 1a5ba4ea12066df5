package org.perennial.analysis.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallestTest {
    @Test
    void theSmallestAreThoseThatSortingGives() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            long[] hashes = random.longs(random.nextInt(400))
                    .map(hash -> random.nextBoolean() ? hash >>> 1 : 7)
                    .toArray();
            int k = 1 + random.nextInt(60);

            assertThat(Smallest.of(hashes, k))
                    .isEqualTo(
                            Arrays.stream(hashes).sorted().distinct().limit(k).toArray());
        }
    }
}
