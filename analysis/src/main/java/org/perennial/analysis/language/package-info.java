/**
 * Tells in which language an article is written.
 *
 * <p>Start from {@link org.perennial.analysis.language.LanguageDetector}; the one implementation,
 * {@link org.perennial.analysis.language.LinguaDetector}, asks Lingua and adds what Lingua leaves out: the script in
 * the tag, a share for a second script, {@code und} where there are no letters.
 *
 * <p>Detectors are immutable and safe for any number of threads. Making one loads the models (some 70 MB, seconds),
 * so a process makes one and shares it.
 */
@NullMarked
package org.perennial.analysis.language;

import org.jspecify.annotations.NullMarked;
