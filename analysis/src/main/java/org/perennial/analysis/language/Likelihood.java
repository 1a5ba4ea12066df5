package org.perennial.analysis.language;

/**
 * How likely a text is in a language.
 *
 * @param tag BCP 47 tag; the script stands in it where it is not the usual one
 * @param logarithm natural, of the probability; comparable with those of other languages for the same text
 */
record Likelihood(String tag, double logarithm) {}
