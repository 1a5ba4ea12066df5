package org.perennial.watch.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what was found, newest first.
 *
 * @param next where the next stretch begins; absent if this is the last
 */
public record Page(List<Found> found, @Nullable Cursor next) {
    public Page {
        found = List.copyOf(found);
    }
}
