package org.perennial.watch.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Why;

/**
 * Something that a watch tells: of a story what is new in it, or something about the whole of its coverage.
 *
 * @param watch the watch's name
 * @param subject the story's id, or what else it is about, such as {@code absence:…}
 * @param number which notice about this subject it is, from 1
 * @param at when there was something to tell
 * @param parts what is new; at least one
 * @param article the article that brought it; absent if none did
 * @param articles how many of the story's articles have matched so far
 * @param outlets at how many publishers
 * @param languages in which languages
 * @param why what made the article match; absent without one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Notice(
        String watch,
        String subject,
        int number,
        Instant at,
        List<Part> parts,
        @Nullable Reported article,
        int articles,
        int outlets,
        List<String> languages,
        @Nullable Why why) {

    @SuppressWarnings("NullAway") // absent in the database is null here
    public Notice {
        parts = List.copyOf(parts);
        languages = languages == null ? List.of() : List.copyOf(languages);
    }

    /** The article of a notice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reported(
            String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable String source,
            @Nullable String language,
            Instant appeared) {}

    /** What this notice is known by: no other of its watch has it. */
    @JsonIgnore
    public String key() {
        return subject + "#" + number;
    }
}
