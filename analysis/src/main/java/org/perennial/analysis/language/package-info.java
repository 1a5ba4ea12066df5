/**
 * Tells in which language an article is written.
 *
 * <p>Start from {@link org.perennial.analysis.language.LanguageDetector}. {@link
 * org.perennial.analysis.language.ModelDetector} asks Lingua's models, by the engine that {@link
 * org.perennial.analysis.language.LanguageEngine} names, and frequency lists of 150 languages; what it does beyond the models are
 * {@link org.perennial.analysis.language.Refinement}s. {@link org.perennial.analysis.language.SignsDetector} stands above it where the
 * knowledge folder has a language that neither knows.
 *
 * <p>Detectors are immutable and safe for any number of threads. Making one loads models and lists (90 MB, a second or two), so a
 * process makes one and shares it.
 */
@NullMarked
package org.perennial.analysis.language;

import org.jspecify.annotations.NullMarked;
