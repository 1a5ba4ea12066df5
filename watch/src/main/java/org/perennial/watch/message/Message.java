package org.perennial.watch.message;

import java.time.Instant;
import java.util.List;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.definition.Watch;

/**
 * Notices that go together.
 *
 * @param watch as it was when the message was sent off
 * @param notices at least one, in their order
 * @param overflow whether these are what came when the day's budget had been used up
 * @param due when it was to be sent
 */
public record Message(Watch watch, List<Notice> notices, boolean overflow, Instant due) {
    public Message {
        notices = List.copyOf(notices);
    }
}
