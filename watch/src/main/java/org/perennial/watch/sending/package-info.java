/**
 * Takes messages out of the outbox and hands them to channels, at least once, each with the same key at every attempt.
 *
 * <p>Start from {@link org.perennial.watch.sending.Sender}. Each channel has at most one attempt in hand, on a thread of its own
 * and with a deadline: one that hangs or fails holds up no other. Several processes may send side by side.
 */
@NullMarked
package org.perennial.watch.sending;

import org.jspecify.annotations.NullMarked;
