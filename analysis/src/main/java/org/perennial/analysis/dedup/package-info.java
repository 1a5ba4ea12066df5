/**
 * Says whose words a text is: reduces it to what a copy cannot change, and gives that a short name.
 *
 * <p>Start from {@link org.perennial.analysis.dedup.Fingerprint}: two articles with one fingerprint are exact copies,
 * whatever happened to case, punctuation, accents, digits' script or spacing on the way.
 * {@link org.perennial.analysis.dedup.NormalForm} is the text behind it.
 *
 * <p>Pure functions without state; any thread may call them.
 */
@NullMarked
package org.perennial.analysis.dedup;

import org.jspecify.annotations.NullMarked;
