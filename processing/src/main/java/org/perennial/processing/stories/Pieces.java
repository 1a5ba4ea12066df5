package org.perennial.processing.stories;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the state of the stories is kept piece by piece, to be put together again after a restart. */
public interface Pieces {
    /** Keeps nothing: for where nothing is restored. */
    Pieces NONE = new Pieces() {
        @Override
        public Map<String, byte[]> all() {
            return Map.of();
        }

        @Override
        public void keep(String key, byte @Nullable [] value) {
            // nobody will ask
        }
    };

    /** All that is kept. */
    Map<String, byte[]> all();

    /** Keeps a value in the place of the key's last one; null removes it. */
    void keep(String key, byte @Nullable [] value);
}
