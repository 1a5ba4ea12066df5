package org.perennial.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Watches of people who do not exist, as those of a newsroom's desks are of people who do: a name, a name and another word, one
 * of two names, a name in one language, a name without a word. The same each time.
 */
final class InventedWatches {
    private static final String[] SYLLABLES =
            "ba ke lo mi nu ra se ti vo zu da fe go hi ju ka le mo ni po qa xo ye wi".split(" ");
    private static final String[] LANGUAGES = {"en", "ru", "ar", "de", "es"};
    private static final String[] OTHERS = {
        "president", "город", "حادث", "Polizei", "gobierno", "日本", "election", "museum"
    };

    private InventedWatches() {}

    /**
     * One watch.
     *
     * @param groups of which all must be met, and one alternative of each: a phrase, or {@code lang:} and a tag
     * @param excluded a phrase that must not be there; empty for none
     */
    record Watch(List<List<String>> groups, String excluded) {

        /** As it is typed. */
        String query() {
            StringBuilder text = new StringBuilder();
            for (List<String> group : groups) {
                List<String> typed = group.stream()
                        .map(one -> one.startsWith("lang:") ? one : '"' + one + '"')
                        .toList();
                text.append('(').append(String.join(" OR ", typed)).append(") ");
            }
            return excluded.isEmpty() ? text.toString() : text + "-\"" + excluded + '"';
        }
    }

    static List<Watch> generate(int count) {
        Random random = new Random(33);
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name(random);
            String other = OTHERS[random.nextInt(OTHERS.length)];
            watches.add(
                    switch (i % 5) {
                        case 0 -> new Watch(List.of(List.of(name)), "");
                        case 1 -> new Watch(List.of(List.of(name), List.of(other, OTHERS[0])), "");
                        case 2 -> new Watch(List.of(List.of(name, name(random))), "");
                        case 3 ->
                            new Watch(
                                    List.of(
                                            List.of(name),
                                            List.of("lang:" + LANGUAGES[random.nextInt(LANGUAGES.length)])),
                                    "");
                        default -> new Watch(List.of(List.of(name)), other);
                    });
        }
        return watches;
    }

    private static String name(Random random) {
        return word(random, 2) + " " + word(random, 3);
    }

    private static String word(Random random, int least) {
        StringBuilder word = new StringBuilder();
        for (int i = least + random.nextInt(2); i > 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
