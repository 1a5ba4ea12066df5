/**
 * Lets hubs tell us what is new in a feed, by the W3C's WebSub recommendation of 2018.
 *
 * <p>Start at {@link org.perennial.ingest.websub.Subscriptions}: which feeds a hub was asked for, and what hubs have delivered.
 * {@link org.perennial.ingest.websub.HubLinks} finds a feed's hub, {@link org.perennial.ingest.websub.Subscription} judges what
 * a hub asks and signs, {@link org.perennial.ingest.websub.HubListener} is where hubs reach us. Nothing here is kept over a
 * restart: a hub that comes to an address of the time before is told that it is gone, and is asked anew.
 */
@NullMarked
package org.perennial.ingest.websub;

import org.jspecify.annotations.NullMarked;
