/**
 * Reads dates as feeds and pages print them.
 *
 * <p>Start at {@link org.perennial.ingest.date.DateReader}. Month and day names are those of CLDR in all its languages.
 * Only a plausible date is a date: none before 1990 and none more than two days after the fetch. Pure functions, safe for
 * all threads.
 */
@NullMarked
package org.perennial.ingest.date;

import org.jspecify.annotations.NullMarked;
