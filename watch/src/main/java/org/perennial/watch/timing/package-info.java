/**
 * When what there is to tell is told: schedules, quiet hours, bundles and budgets, in the zone of those who read.
 *
 * <p>Start from {@link org.perennial.watch.timing.Timing}. All of it is pure: no clock is asked, and the same notices in the
 * same order are always placed alike. That is why a backtest can say what would have been sent.
 */
@NullMarked
package org.perennial.watch.timing;

import org.jspecify.annotations.NullMarked;
