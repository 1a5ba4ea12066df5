package org.perennial.analysis.language.models;

import java.util.List;

/**
 * What the rules know of a language that has a model.
 *
 * @param tag BCP 47 tag of the base language
 * @param rank its place among all languages; the lower comes first where two explain a text equally well
 * @param group the number of the group of languages that share n-grams
 * @param alphabets the scripts it is written in, by their numbers in {@link Alphabets}
 * @param ownLetters letters that it alone has among those of its script; may be empty
 */
record KnownLanguage(String tag, int rank, int group, List<Integer> alphabets, String ownLetters) {}
