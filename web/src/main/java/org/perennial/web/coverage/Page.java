package org.perennial.web.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the coverage.
 *
 * @param next the place where the next stretch begins; absent if this is the last
 */
public record Page(List<Entry> entries, @Nullable Cursor next) {
    public Page {
        entries = List.copyOf(entries);
    }
}
