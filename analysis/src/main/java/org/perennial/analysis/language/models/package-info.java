/**
 * Which languages a text can be in, and how well each explains it, by Lingua's models and rules.
 *
 * <p>Start from {@link org.perennial.analysis.language.models.LanguageModels}. {@link
 * org.perennial.analysis.language.models.LinguaModels} asks Lingua itself. {@link
 * org.perennial.analysis.language.models.CompiledModels} comes to the same judgement from the same models in another form: Lingua
 * looks each n-gram up once for each language and each shorter beginning of it; here one look-up gives a row with the values of
 * all languages of its script, in which the values of the shorter beginnings already stand where a language does not know it.
 *
 * <p>{@link org.perennial.analysis.language.models.FrequencyModels} judges by lists of frequent words, also of the languages that
 * Lingua lacks.
 *
 * <p>The build reads the models from Lingua's jar and the lists from {@code src/main/frequency-lists}, and writes the resources {@code
 * tri-grams.bin} and {@code frequency-lists.bin} ({@link org.perennial.analysis.language.models.ModelBuild}).
 *
 * <p>Everything here is immutable and safe for any number of threads.
 */
@NullMarked
package org.perennial.analysis.language.models;

import org.jspecify.annotations.NullMarked;
