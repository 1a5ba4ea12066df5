/**
 * Handles web addresses: resolves, compares, and strips what only tracks readers.
 *
 * <p>Start at {@link org.perennial.ingest.link.Links}. Pure functions, safe for all threads. The names of tracking
 * parameters are data: {@code tracking-parameters.txt} beside the class.
 */
@NullMarked
package org.perennial.ingest.link;

import org.jspecify.annotations.NullMarked;
