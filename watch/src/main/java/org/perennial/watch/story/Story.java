package org.perennial.watch.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same news told by one or many articles, in any language.
 *
 * @param id may change while the story is open: what was told as two may turn out to be one
 * @param title that of the article to show for its largest cluster; absent if that has neither title, text nor address
 * @param language the title's, as a BCP 47 tag; absent if it was not judged
 * @param first when its first article appeared
 * @param last when its newest one did
 * @param articles how many tell it
 * @param outlets how many publishers do
 * @param clusters how many different texts there are, copies counted once
 * @param languages BCP 47 tags, in their order
 */
public record Story(
        String id,
        @Nullable String title,
        @Nullable String language,
        Instant first,
        Instant last,
        int articles,
        int outlets,
        int clusters,
        List<String> languages) {
    public Story {
        languages = List.copyOf(languages);
    }
}
