/**
 * Decides what is news to whom.
 *
 * <p>Start from {@link org.perennial.watch.alert.AlertRule}, the judgement itself: what a watch has been told of a story, and an
 * article of it, give a notice or nothing. {@link org.perennial.watch.alert.Alerts} applies it in order to many articles and
 * places the notices, with whatever {@link org.perennial.watch.alert.Memory} it is given: the ledger in the database for what is
 * really sent, a map for a backtest. Nothing here asks a clock; the time of a judgement is that at which the article was
 * fetched.
 */
@NullMarked
package org.perennial.watch.alert;

import org.jspecify.annotations.NullMarked;
