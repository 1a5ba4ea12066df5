package org.perennial.watch.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the list of stories, those with the newest articles first.
 *
 * @param next where the next stretch begins; absent if this is the last
 */
public record Stories(List<Story> items, @Nullable Place next) {
    public Stories {
        items = List.copyOf(items);
    }

    /**
     * A place in the list: what comes after it has a newest article that appeared earlier.
     *
     * @param last when the newest article of the story before this place appeared
     * @param article its id, which orders articles of one instant
     */
    public record Place(Instant last, String article) {}
}
