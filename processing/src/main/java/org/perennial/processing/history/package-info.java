/**
 * What can only be said of an article by those that came before it: which version it is, and whose anniversary's
 * coverage it joins.
 *
 * <p>{@link org.perennial.processing.history.Versions} keeps what it must know in a {@link
 * org.perennial.processing.history.Memory}: a store of the topology, or the heap where there is none. Time is the time of
 * the records, never the clock. Nothing here is thread-safe, and nothing needs to be.
 */
@NullMarked
package org.perennial.processing.history;

import org.jspecify.annotations.NullMarked;
