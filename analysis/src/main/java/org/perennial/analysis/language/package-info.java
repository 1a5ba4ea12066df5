/**
 * Tells in which language an article is written.
 *
 * <p>Start from {@link org.perennial.analysis.language.LanguageDetector}. {@link
 * org.perennial.analysis.language.ModelDetector} asks Lingua's models, by the engine that {@link
 * org.perennial.analysis.language.LanguageEngine} names; {@link org.perennial.analysis.language.SignsDetector} stands above it and
 * knows the languages that these lack.
 *
 * <p>Detectors are immutable and safe for any number of threads. Making one loads the models (40 MB, part of a second), so a
 * process makes one and shares it.
 */
@NullMarked
package org.perennial.analysis.language;

import org.jspecify.annotations.NullMarked;
