package org.perennial.analysis.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perennial.analysis.language.models.LanguageScore;
import org.perennial.analysis.language.models.ListReading;

/**
 * Joins what the models and the frequency lists say of a text.
 *
 * <p>Both give logarithms of probabilities, which are added up: the models' weigh {@link #WEIGHT}. A language that the models do not
 * know is only explained by its list, and must explain the text better than any that they know by some nats: rare languages are
 * rare.
 */
final class ListJudgement {
    private static final double WEIGHT = 0.8;
    /** The models give quotients of sums of logarithms; a letter adds about this much to such a sum. */
    private static final double EACH_LETTER = 2;

    /** The least quotient that is told from others. */
    private static final double LEAST_QUOTIENT = 0.3;

    private static final double RARE = 4;

    private final Set<String> known;

    /** @param known base languages that the models know */
    ListJudgement(Set<String> known) {
        this.known = known;
    }

    /** What the models say by themselves, the likeliest first. */
    static List<Likelihood> ofModels(List<LanguageScore> scores, int letters) {
        return scores.stream()
                .map(score -> new Likelihood(
                        score.tag(), -EACH_LETTER * letters * (1 / Math.max(LEAST_QUOTIENT, score.value()) - 1)))
                .toList();
    }

    /**
     * By what differences between logarithms are divided before they become shares of one: neighbouring letters and words say the same
     * twice, so that the sums are too sure of themselves.
     */
    static double spread(int length) {
        return 1 + Math.sqrt(length) / 2;
    }

    /**
     * The languages that a text can be in, the likeliest first, with logarithms of probability that are comparable with each other.
     *
     * @param letters how many the text has in the script of the lists
     * @param scores what the models say; empty if they do not know the script
     */
    List<Likelihood> of(ListReading reading, int letters, List<LanguageScore> scores) {
        Set<String> listed = new HashSet<>(reading.tags());
        Map<String, Double> quotients = new HashMap<>();
        double most = 0;
        double least = 1;
        for (LanguageScore score : scores) {
            quotients.put(score.tag(), score.value());
            least = Math.min(least, score.value());
            most = listed.contains(score.tag()) ? Math.max(most, score.value()) : most;
        }
        List<Likelihood> likelihoods = new ArrayList<>();
        for (int l = 0; l < reading.tags().size(); l++) {
            String tag = reading.tags().get(l);
            double sum = reading.logarithms()[l];
            if (!known.contains(tag)) {
                sum -= RARE;
            } else if (most > 0) { // or the models looked at another script
                double quotient = Math.max(LEAST_QUOTIENT, quotients.getOrDefault(tag, least));
                sum -= WEIGHT * EACH_LETTER * letters * (1 / quotient - 1 / Math.max(LEAST_QUOTIENT, most));
            }
            likelihoods.add(new Likelihood(tag, sum));
        }
        return likelihoods.stream()
                .sorted(Comparator.comparingDouble(Likelihood::logarithm)
                        .reversed()
                        .thenComparing(Likelihood::tag))
                .toList();
    }
}
