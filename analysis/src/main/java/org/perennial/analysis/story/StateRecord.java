package org.perennial.analysis.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of what the stories remember, for a store of keys and values.
 *
 * @param key unique within one {@link LanguageStories} or {@link StoryLinks}
 * @param value at most about 4 kB; null when the key is to be deleted
 */
public record StateRecord(String key, byte @Nullable [] value) {
    /** Refuses a record without key. */
    public StateRecord {
        Objects.requireNonNull(key, "key");
    }
}
