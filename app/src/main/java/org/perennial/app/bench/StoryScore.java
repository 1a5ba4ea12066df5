package org.perennial.app.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How right stories are over languages: of all pairs of articles in different languages, those that are rightly together.
 *
 * @param precision the share of pairs put together that belong together, 0 to 1; 1 if none were
 * @param recall the share of pairs that belong together that were put together, 0 to 1; 1 if there are none
 */
public record StoryScore(double precision, double recall) {
    /**
     * An article with where it belongs and where it was put.
     *
     * @param language only pairs of different ones count
     */
    public record Placed(String language, String story, String found) {}

    /** The score of all pairs across languages. */
    public static StoryScore across(List<Placed> articles) {
        long belong = pairs(articles, true, false);
        long together = pairs(articles, false, true);
        long right = pairs(articles, true, true);
        return new StoryScore(together == 0 ? 1 : (double) right / together, belong == 0 ? 1 : (double) right / belong);
    }

    /** The harmonic mean of both. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private record Group(String story, String found) {}

    /** Pairs that are of one group, less those that are of one language too. */
    private static long pairs(List<Placed> articles, boolean byStory, boolean byFound) {
        Map<Group, Map<String, Long>> groups = new HashMap<>();
        for (Placed article : articles) {
            groups.computeIfAbsent(
                            new Group(byStory ? article.story() : "", byFound ? article.found() : ""),
                            group -> new HashMap<>())
                    .merge(article.language(), 1L, Long::sum);
        }
        return groups.values().stream()
                .mapToLong(languages ->
                        pairs(languages.values().stream().mapToLong(n -> n).sum())
                                - languages.values().stream()
                                        .mapToLong(StoryScore::pairs)
                                        .sum())
                .sum();
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }
}
