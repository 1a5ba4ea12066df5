/**
 * Whether sources and languages bring what they usually do: pure judgements of counts by the hour.
 *
 * <p>Start at {@link org.perennial.ingest.health.Health}, the verdict; {@link org.perennial.ingest.health.HourlyCounts} is what
 * it is made of, {@link org.perennial.ingest.health.Level} the number expected a day. No state, no threads, no clock.
 */
@NullMarked
package org.perennial.ingest.health;

import org.jspecify.annotations.NullMarked;
