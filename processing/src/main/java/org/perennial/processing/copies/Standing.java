package org.perennial.processing.copies;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * What an article is among those that resemble it.
 *
 * @param cluster the id of the cluster it belongs to, which is its own for a root; absent while that is open
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Standing(@Nullable String cluster) {
    static final Standing OPEN = new Standing(null);

    boolean isOpen() {
        return cluster == null;
    }

    boolean isRoot(String id) {
        return id.equals(cluster);
    }
}
