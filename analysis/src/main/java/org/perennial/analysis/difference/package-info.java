/**
 * Says what a copy made of its model: what was cut, what was added, which words and numbers were changed.
 *
 * <p>Start from {@link org.perennial.analysis.difference.TextDifference}. Sentences are compared first, and the words of
 * those that differ after that; both in their {@link org.perennial.analysis.dedup.NormalForm}, so that capitals, accents,
 * punctuation and the script of digits make no difference. How much of the one stands in the other is told by {@link
 * org.perennial.analysis.dedup.Containment}.
 *
 * <p>Pure functions without state; any thread may call them.
 */
@NullMarked
package org.perennial.analysis.difference;

import org.jspecify.annotations.NullMarked;
