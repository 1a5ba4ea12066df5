/**
 * Asks one address within limits.
 *
 * <p>Start at {@link org.perennial.ingest.fetch.Fetcher}. No answer of any server can make it reach a private network, wait
 * beyond its deadline, or hold more than its caps: {@link org.perennial.ingest.fetch.AddressGuard} judges the address a
 * socket is about to connect to, on every hop, and {@link org.perennial.ingest.fetch.FetchLimits} bounds time and bytes.
 * It keeps no cookies and sends no credentials. A fetcher is safe for all threads.
 */
@NullMarked
package org.perennial.ingest.fetch;

import org.jspecify.annotations.NullMarked;
