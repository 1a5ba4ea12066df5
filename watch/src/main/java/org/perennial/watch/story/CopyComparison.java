package org.perennial.watch.story;

import org.perennial.analysis.difference.TextDifference;

/**
 * A copy beside the article whose words it repeats.
 *
 * @param copyInModel the share of the copy's text that stands in the model, 0 to 1
 * @param modelInCopy the share of the model's text that stands in the copy, 0 to 1
 * @param title what became of the headline
 * @param text what became of the text
 */
public record CopyComparison(
        Member copy, Member model, double copyInModel, double modelInCopy, TextDifference title, TextDifference text) {}
