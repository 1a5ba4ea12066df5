package org.perennial.analysis.anniversary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that may be absent from a file. */
final class Lists {
    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The last of a list that is not empty. */
    static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
