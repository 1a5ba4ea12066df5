/**
 * Whether sources and languages bring what they usually do, by what is stored.
 *
 * <p>Start at {@link org.perennial.app.health.HealthWatch}, which looks every few minutes for metrics, readiness and the log;
 * {@link org.perennial.app.health.StoredCounts} reads the database, and the verdicts are those of {@code ingest.health}.
 */
@NullMarked
package org.perennial.app.health;

import org.jspecify.annotations.NullMarked;
