package org.perennial.watch.timing;

import java.time.Instant;

/**
 * A message that notices are gathered for until it is due.
 *
 * @param id the same for the same notices, whatever was restarted meanwhile
 * @param due when it is to be sent
 * @param overflow whether it holds what came when the day's budget had been used up
 */
public record Slot(String id, Instant due, boolean overflow) {}
