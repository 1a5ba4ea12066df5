package org.perennial.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed as a parser found it. */
final class RawFeed {
    @Nullable
    String title;

    @Nullable
    String link;

    @Nullable
    String language;

    final List<RawEntry> entries = new ArrayList<>();
    final List<String> sitemaps = new ArrayList<>();

    /** Whether it has a title and entries, each with a title, a link or guid, and a text. */
    boolean isComplete() {
        return title != null && !entries.isEmpty() && entries.stream().allMatch(RawEntry::isComplete);
    }

    /** Takes from the other what this one lacks; entries are matched by their place if there are equally many. */
    void fillFrom(RawFeed other) {
        title = title == null ? other.title : title;
        link = link == null ? other.link : link;
        language = language == null ? other.language : language;
        if (entries.size() < other.entries.size()) {
            entries.clear();
            entries.addAll(other.entries);
        } else if (entries.size() == other.entries.size()) {
            for (int i = 0; i < entries.size(); i++) {
                entries.get(i).fillFrom(other.entries.get(i));
            }
        }
    }
}
