package org.perennial.app.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A newsroom for one opening: every date, word and address is settled.
 *
 * @param feeds in the order of their ids
 */
record Edition(Opening opening, List<EditionFeed> feeds) {

    /** The edition of the feed files for an opening; what cannot be resolved is added to {@code problems}. */
    static Edition of(List<FeedFile> files, Opening opening, List<String> problems) {
        List<EditionFeed> feeds = new ArrayList<>();
        for (FeedFile file : files) {
            String place = file.feed() + ".yaml";
            try {
                feeds.add(feed(file, opening, problems));
            } catch (IllegalArgumentException unresolved) {
                problems.add(place + ": " + unresolved.getMessage());
            }
        }
        return new Edition(opening, List.copyOf(feeds));
    }

    private static EditionFeed feed(FeedFile file, Opening opening, List<String> problems) {
        String home = opening.address("/" + file.feed() + "/");
        PageTemplate template = PageTemplate.named(file.page() == null ? "article" : file.page());
        List<EditionEntry> entries = new ArrayList<>();
        for (FeedFile.Entry entry : file.entries()) {
            try {
                entries.add(entry(file, entry, home, opening));
            } catch (IllegalArgumentException unresolved) {
                problems.add(file.feed() + ".yaml entry " + entry.id() + ": " + unresolved.getMessage());
            }
        }
        String raw = file.raw() == null
                ? null
                : new Placeholders(opening.at(), id -> pageAddress(file, home, id)).fill(file.raw());
        return new EditionFeed(file, home + file.format().fileName(), home, template, raw, List.copyOf(entries));
    }

    private static EditionEntry entry(FeedFile file, FeedFile.Entry entry, String home, Opening opening) {
        Instant appears = opening.after(Offset.parse(entry.after() == null ? "PT0S" : entry.after()));
        String stated = entry.published();
        boolean relative = stated != null && Offset.looksLike(stated);
        Instant dated = relative && stated != null ? Offset.parse(stated).from(opening.at()) : appears;
        Placeholders placeholders = new Placeholders(dated, id -> pageAddress(file, home, id));
        Placeholders words = new Placeholders(dated);
        StatedDate published = stated == null || relative
                ? new StatedDate(dated, null)
                : stated.equals("none") ? StatedDate.NONE : new StatedDate(null, words.fill(stated));
        String guid = file.source() + ":" + entry.id();
        return new EditionEntry(
                entry,
                file.feed(),
                entry.inFeedOnly() ? null : pageAddress(home, entry.id()),
                guid,
                appears,
                published,
                dated,
                fill(placeholders, entry.rawHtml()),
                versions(entry, appears, opening, words));
    }

    private static List<EditionEntry.Version> versions(
            FeedFile.Entry entry, Instant appears, Opening opening, Placeholders words) {
        List<EditionEntry.Version> versions = new ArrayList<>();
        String title = words.fill(entry.title());
        String summary = fill(words, entry.summary());
        String body = fill(words, entry.body());
        versions.add(new EditionEntry.Version(1, appears, title, summary, body));
        for (FeedFile.Revision revision : entry.revisions()) {
            title = revision.title() == null ? title : words.fill(revision.title());
            summary = revision.summary() == null ? summary : fill(words, revision.summary());
            body = revision.body() == null ? body : fill(words, revision.body());
            versions.add(new EditionEntry.Version(
                    versions.size() + 1, opening.after(Offset.parse(revision.after())), title, summary, body));
        }
        return List.copyOf(versions);
    }

    private static @Nullable String fill(Placeholders placeholders, @Nullable String text) {
        return text == null ? null : placeholders.fill(text);
    }

    private static String pageAddress(FeedFile file, String home, String id) {
        if (file.entries().stream().noneMatch(entry -> entry.id().equals(id) && !entry.inFeedOnly())) {
            throw new IllegalArgumentException("the feed has no entry " + id + " with a page; add one");
        }
        return pageAddress(home, id);
    }

    private static String pageAddress(String home, String entry) {
        return home + "news/" + entry;
    }
}
