/**
 * The watch stage: reads what is stored in the order of its changes, judges it, and writes what there is to tell.
 *
 * <p>Start from {@link org.perennial.watch.ledger.WatchStage}. One transaction moves the cursor, writes what was learnt and puts
 * notices into the outbox, so each change is judged once whatever is killed when. One stage works at a time; others wait for
 * the cursor's row.
 */
@NullMarked
package org.perennial.watch.ledger;

import org.jspecify.annotations.NullMarked;
