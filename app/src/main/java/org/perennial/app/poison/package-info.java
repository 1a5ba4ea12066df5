/**
 * Poison: records and documents that are broken in more than forty ways, each with what must become of it, and the run that
 * gives them to the program among good articles.
 *
 * <p>Start at {@link org.perennial.app.poison.Corpus}, which makes them from a seed, and {@link
 * org.perennial.app.poison.PoisonRun}, which judges. What must come of each is said where it is made, and never asked of the
 * program.
 */
@NullMarked
package org.perennial.app.poison;

import org.jspecify.annotations.NullMarked;
