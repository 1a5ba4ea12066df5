/**
 * The events that are known by name, as the pages see and extend them.
 *
 * <p>Start at {@link org.perennial.web.event.EventDesk}, which the program puts behind the pages; {@link
 * org.perennial.web.event.Proposal} is what a suggestion becomes when somebody follows it. No state; all threads.
 */
@NullMarked
package org.perennial.web.event;

import org.jspecify.annotations.NullMarked;
