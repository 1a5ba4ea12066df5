package org.perennial.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.RawArticle;

/**
 * Events with invented names, so that a registry is as large as one likes: three words each, drawn from the very articles, so
 * that beginnings of names are met in every text. The same each time.
 */
final class InventedEvents {
    private static final int NAMES_OF_AN_EVENT = 10;
    private static final int LEAST_LETTERS = 5;
    private static final long SEED = 1_992;

    private InventedEvents() {}

    static EventRegistry of(int names, List<RawArticle> articles) {
        List<String> words = new ArrayList<>();
        for (RawArticle article : articles) {
            for (String word : article.text().split("[^\\p{L}\\p{M}]+", -1)) {
                if (word.length() >= LEAST_LETTERS) {
                    words.add(word);
                }
            }
        }
        Random random = new Random(SEED);
        StringBuilder yaml = new StringBuilder("events:\n");
        for (int event = 0; event * NAMES_OF_AN_EVENT < names; event++) {
            yaml.append("- {id: invented-").append(event).append(", title: Invented, date: ");
            yaml.append(1900 + random.nextInt(120)).append("-03-0").append(1 + random.nextInt(9));
            yaml.append(", aliases: {en: [");
            for (int name = 0; name < NAMES_OF_AN_EVENT; name++) {
                yaml.append(name == 0 ? "\"" : ", \"");
                for (int word = 0; word < 3; word++) {
                    yaml.append(word == 0 ? "" : " ").append(words.get(random.nextInt(words.size())));
                }
                yaml.append('"');
            }
            yaml.append("]}}\n");
        }
        return EventRegistry.parse("invented events", yaml.toString());
    }
}
