/**
 * What the store holds, read in the shape in which it is shown: newest first, one entry for each cluster of copies.
 *
 * <p>Start at {@link org.perennial.web.coverage.Coverage}, the queries; {@link
 * org.perennial.web.coverage.ChangeWatcher} knows when there is something new. The tables are those of the sink's schema
 * and are only read. All types may be used from any thread.
 */
@NullMarked
package org.perennial.web.coverage;

import org.jspecify.annotations.NullMarked;
