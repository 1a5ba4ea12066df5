/**
 * Puts records aside that cannot be processed, and lets the stream go on.
 *
 * <p>A fault of the record (unreadable bytes, no key, too large, a judgement that fails on it) goes to the dead letters
 * with its original bytes, in the transaction that commits its offset. A fault of the platform or of ours stops the task:
 * skipping would lose articles that are in order.
 *
 * <p>Kafka Streams makes the handlers by name, one each per thread, and hands them what they need ({@link
 * org.perennial.processing.faults.DeadLetters}) through the configuration.
 */
@NullMarked
package org.perennial.processing.faults;

import org.jspecify.annotations.NullMarked;
