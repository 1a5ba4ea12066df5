/**
 * What is unusual: many stories at once, or silence, each measured by what was usual at the same time before.
 *
 * <p>Start from {@link org.perennial.watch.rhythm.Rhythm}. All of it is pure functions over counts.
 */
@NullMarked
package org.perennial.watch.rhythm;

import org.jspecify.annotations.NullMarked;
