/**
 * Finds the anniversaries an article speaks of: of what, of when, the how-manieth, and by which words it knows.
 *
 * <p>Start from {@link org.perennial.analysis.anniversary.AnniversaryTagger}.
 */
@NullMarked
package org.perennial.analysis.anniversary;

import org.jspecify.annotations.NullMarked;
