package org.perennial.testkit;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences without sense: the same for the same seed, and with nothing in common for different ones. */
public final class Sentences {
    private static final String[] SYLLABLES = "ba ke lo mi nu ra se ti vo zu da fe go hi ju ka le mo ni po".split(" ");
    private static final int WORDS = 12;

    private Sentences() {}

    /** So many sentences of twelve words. */
    public static List<String> of(int seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(number -> sentence(random)).toList();
    }

    /** The same as one text. */
    public static String text(int seed, int count) {
        return String.join(" ", of(seed, count));
    }

    private static String sentence(Random random) {
        return IntStream.range(0, WORDS).mapToObj(number -> word(random)).collect(Collectors.joining(" ")) + ".";
    }

    private static String word(Random random) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(number -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                .collect(Collectors.joining());
    }
}
