/**
 * The returns of events as they are stored: what comes up by itself and what people make of it.
 *
 * <p>{@link org.perennial.watch.occurrence.OccurrenceStore} reads what the stream has joined and the sink has kept, and
 * remembers what somebody decided on the events that nobody configured.
 */
@NullMarked
package org.perennial.watch.occurrence;

import org.jspecify.annotations.NullMarked;
