/**
 * Judges what a WebSub hub sends: whether a subscription is ours, until when it runs, and whether a delivery is signed.
 *
 * <p>Start at {@link org.perennial.ingest.websub.Subscription}. The rules are those of the W3C's WebSub recommendation of
 * 2018. Nothing is sent or received here. Pure functions, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.websub;

import org.jspecify.annotations.NullMarked;
