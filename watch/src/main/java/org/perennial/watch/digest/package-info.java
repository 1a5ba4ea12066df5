/**
 * The weekly digest: what a week brought, made once and shown as mail, text, Markdown, page and JSON.
 *
 * <p>{@link org.perennial.watch.digest.DigestStore} reads what was known when the week ended, {@link
 * org.perennial.watch.digest.DigestRule} judges it, a pure function, and {@link org.perennial.watch.digest.Wording} puts the
 * {@link org.perennial.watch.digest.Digest} into words as a {@link org.perennial.watch.digest.Sheet}, from which all forms are
 * written. None of it asks a clock: the same archive gives the same bytes. What was sent is kept by {@link
 * org.perennial.watch.digest.Editions}.
 */
@NullMarked
package org.perennial.watch.digest;

import org.jspecify.annotations.NullMarked;
