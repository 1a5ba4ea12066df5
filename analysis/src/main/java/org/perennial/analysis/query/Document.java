package org.perennial.analysis.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What queries can ask of an article.
 *
 * @param words its title, authors, sections and text
 * @param languages its BCP 47 tag; of an article in several languages also the tag of each; empty if it cannot be told
 * @param source its publisher's address; absent if it is not known
 * @param mentions of anniversaries
 * @param coverage whether one of them counts as coverage of an anniversary
 * @param story the id of its story; absent if it has none
 * @param relation how it stands to earlier texts, as it is called on the wire; absent if that was not asked for
 * @param version 1 for its first text, one more for each change
 * @param copies how many other articles carry its text
 * @param appeared when it came to light
 */
public record Document(
        IndexedText words,
        List<String> languages,
        @Nullable String source,
        List<Mention> mentions,
        boolean coverage,
        @Nullable String story,
        @Nullable String relation,
        int version,
        int copies,
        Instant appeared) {
    public Document {
        languages = List.copyOf(languages);
        mentions = List.copyOf(mentions);
    }
}
