/**
 * Anniversaries that lie ahead, for the calendars that people keep.
 *
 * <p>{@link org.perennial.app.calendar.UpcomingCalendar} writes them as iCalendar. No state, no threads.
 */
@NullMarked
package org.perennial.app.calendar;

import org.jspecify.annotations.NullMarked;
