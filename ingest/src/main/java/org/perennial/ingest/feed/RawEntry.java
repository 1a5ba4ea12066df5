package org.perennial.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as a parser found it: markup and date strings as they stand, links not resolved. */
final class RawEntry {
    @Nullable
    String guid;

    @Nullable
    String link;

    @Nullable
    String title;

    @Nullable
    String summary;

    @Nullable
    String content;

    @Nullable
    String published;

    @Nullable
    String updated;

    @Nullable
    String language;

    /** Against which the links resolve; absent if the document's base holds. */
    @Nullable
    String base;

    List<String> authors = new ArrayList<>();

    boolean isComplete() {
        return title != null && (link != null || guid != null) && (summary != null || content != null);
    }

    /** Takes from the other what this one lacks. */
    void fillFrom(RawEntry other) {
        guid = guid == null ? other.guid : guid;
        link = link == null ? other.link : link;
        title = title == null ? other.title : title;
        summary = summary == null ? other.summary : summary;
        content = content == null ? other.content : content;
        published = published == null ? other.published : published;
        updated = updated == null ? other.updated : updated;
        language = language == null ? other.language : language;
        base = base == null ? other.base : base;
        authors = authors.isEmpty() ? other.authors : authors;
    }
}
