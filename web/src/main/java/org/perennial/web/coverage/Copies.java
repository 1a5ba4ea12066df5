package org.perennial.web.coverage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other carriers of an article's text.
 *
 * @param total how many there are
 * @param outlets in how many outlets the text stands, the article's own among them
 * @param shown the earliest of them
 */
public record Copies(long total, long outlets, List<Copy> shown) {
    /** None. */
    public static final Copies NONE = new Copies(0, 1, List.of());

    public Copies {
        shown = List.copyOf(shown);
    }

    /**
     * One of them.
     *
     * @param relation the copy's relation to the text, by its name on the wire
     */
    public record Copy(
            String id,
            @Nullable String source,
            @Nullable String url,
            @Nullable String title,
            @Nullable String language,
            @Nullable String relation,
            Instant appeared) {}
}
