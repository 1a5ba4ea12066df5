/**
 * What can only be said of an article by those that came before it: which version it is, and whose text it carries.
 *
 * <p>The rules, {@link org.perennial.processing.history.Versions} and {@link
 * org.perennial.processing.history.SeenTexts}, keep what they must know in a {@link
 * org.perennial.processing.history.Memory}: a store of the topology, or the heap where there is none. Time is the time of
 * the records, never the clock. Nothing here is thread-safe, and nothing needs to be.
 */
@NullMarked
package org.perennial.processing.history;

import org.jspecify.annotations.NullMarked;
