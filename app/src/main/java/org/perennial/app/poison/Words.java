package org.perennial.app.poison;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.perennial.app.bench.InventedLanguage;

/** Words of no language, from a seed: whatever is found in them stands there by chance. Used by one thread. */
final class Words {
    private static final List<InventedLanguage> LANGUAGES = InventedLanguage.all();

    private final Random random;
    private final InventedLanguage language;
    private int number;

    /** @param language which of the invented ones; any number */
    Words(long seed, int language) {
        this.random = new Random(seed);
        this.language = LANGUAGES.get(Math.floorMod(language, LANGUAGES.size()));
    }

    /** Words of each of the invented languages. */
    static List<Words> ofAllLanguages(long seed) {
        return IntStream.range(0, LANGUAGES.size())
                .mapToObj(language -> new Words(seed + language, language))
                .toList();
    }

    /** A title that no other equals. */
    String title() {
        return language.text(random, 4) + " " + ++number;
    }

    /** A paragraph that no other equals. */
    String paragraph() {
        return language.text(random, 40) + " " + random.nextInt(1_000_000) + ".";
    }

    /** Three paragraphs with a blank line between them. */
    String text() {
        return IntStream.range(0, 3).mapToObj(i -> paragraph()).collect(Collectors.joining("\n\n"));
    }

    /** At least 0 and less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }
}
