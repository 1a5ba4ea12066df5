/**
 * Four years of invented coverage of commemorations, to try on what compares years.
 *
 * <p>{@link org.perennial.app.history.CommemorationHistory} writes it as raw articles, the same for the same seed; what it is
 * made of stands in {@code history/commemorations.yaml}. No clock, no state.
 */
@NullMarked
package org.perennial.app.history;

import org.jspecify.annotations.NullMarked;
