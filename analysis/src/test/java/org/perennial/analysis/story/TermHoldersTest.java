package org.perennial.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TermHoldersTest {

    @Test
    void afterManyChangesEachTermHasTheHoldersThatItWasGivenAndNoOther() {
        Random random = new Random(4711);
        TermHolders holders = new TermHolders();
        Map<Integer, Set<Integer>> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            int term = random.nextInt(3_000) << 12; // neighbours in no sense
            int number = random.nextInt(5);
            Set<Integer> those = expected.computeIfAbsent(term, t -> new HashSet<>());
            if (those.remove(number)) {
                holders.remove(term, number);
            } else {
                those.add(number);
                holders.add(term, number);
            }
        }

        expected.forEach((term, numbers) -> {
            int[] all = holders.of(term);
            assertThat(all == null ? Set.of() : of(all)).as("term " + term).isEqualTo(new TreeSet<>(numbers));
        });
    }

    @Test
    void aTermThatNobodyHasIsUnknown() {
        TermHolders holders = new TermHolders();
        holders.add(7, 1);
        holders.remove(7, 1);
        holders.remove(8, 1);

        assertThat(holders.of(7)).isNull();
        assertThat(holders.of(8)).isNull();
    }

    private static Set<Integer> of(int[] all) {
        Set<Integer> numbers = new TreeSet<>();
        Arrays.stream(all, 1, all[0] + 1).forEach(numbers::add);
        return numbers;
    }
}
