/**
 * Counts what has been written of events.
 *
 * <p>Start at {@link org.perennial.watch.statistics.StatisticsStore}. What counts as coverage, to which return of an event it
 * belongs and from which country it comes stands in the views of the database ({@code event_coverage} and those over it), so
 * that other programs count alike. Nothing is judged here: the words for an event and its numbers are shown as texts have them.
 * State is the database's; everything may be used from any thread.
 */
@NullMarked
package org.perennial.watch.statistics;

import org.jspecify.annotations.NullMarked;
