/**
 * Says whose words a text is: reduces it to what a copy cannot change, and judges two texts by what is kept of them.
 *
 * <p>Start from {@link org.perennial.analysis.dedup.TextPrint}: about a kilobyte that is kept of a text. Its
 * {@link org.perennial.analysis.dedup.Fingerprint} is equal for exact copies, whatever happened to case, punctuation,
 * accents, digits' script or spacing on the way; its probe keys find the texts to compare it with; and
 * {@link org.perennial.analysis.dedup.Comparison} tells copies, revisions, parts and repetitions from other articles.
 * {@link org.perennial.analysis.dedup.NormalForm} is the text behind it all.
 *
 * <p>Grams decide how much two texts share; where that is neither little nor nearly all, what they share may be a
 * template, and its fillings decide: the numbers between the same letters, and the names of the headlines. No language
 * is known here. Capitals are used where a script has them, spaces nowhere.
 *
 * <p>Pure functions without state; any thread may call them.
 */
@NullMarked
package org.perennial.analysis.dedup;

import org.jspecify.annotations.NullMarked;
