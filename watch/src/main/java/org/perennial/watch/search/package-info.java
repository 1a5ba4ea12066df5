/**
 * Searches what is stored, in the one query language.
 *
 * <p>Start from {@link org.perennial.watch.search.Archive}. {@link org.perennial.watch.search.Documents} shows an enriched
 * article as queries see it, for those who match it in the stream. Everything may be used from any thread; the state is the
 * database's.
 */
@NullMarked
package org.perennial.watch.search;

import org.jspecify.annotations.NullMarked;
