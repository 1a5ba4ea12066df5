package org.perennial.analysis.language.models;

import java.util.List;

/**
 * How likely the words of a text are in each language of one script.
 *
 * @param tags the languages: BCP 47 tags, with the script where it is not the usual one
 * @param logarithms for each of them the natural logarithm of the probability; of one that is also known without accents, in the
 *     spelling that explains the text better
 * @param words how many words there were
 */
public record ListReading(List<String> tags, double[] logarithms, int words) {
    /** What is said of this text and another together; both are of one script. */
    public ListReading plus(ListReading other) {
        double[] sums = logarithms.clone();
        for (int l = 0; l < sums.length; l++) {
            sums[l] += other.logarithms[l];
        }
        return new ListReading(tags, sums, words + other.words);
    }
}
