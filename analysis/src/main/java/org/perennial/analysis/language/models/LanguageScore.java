package org.perennial.analysis.language.models;

/**
 * How well a language explains a text, compared with the one that does best.
 *
 * @param tag BCP 47 tag of a base language, such as {@code nb} or {@code fil}
 * @param value 0..1, 1 for the best: the best language's logarithm of probability, divided by this language's
 */
public record LanguageScore(String tag, double value) {}
