/**
 * Turns bytes and markup into plain characters.
 *
 * <p>{@link org.perennial.ingest.text.Decoding} finds the charset by what the bytes are, since what servers and documents
 * declare is often wrong; {@link org.perennial.ingest.text.Markup} takes the words out of HTML; {@link
 * org.perennial.ingest.text.CleanText} keeps out what no store takes. Pure functions, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.text;

import org.jspecify.annotations.NullMarked;
