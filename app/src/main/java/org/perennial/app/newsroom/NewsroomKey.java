package org.perennial.app.newsroom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader must have made of a newsroom once all of it is out: written by hand in the feed files, settled for an
 * opening.
 *
 * @param base where every address of the newsroom begins
 * @param articles one for each entry, in the order of feeds and entries
 * @param feeds the feeds that must be dead letters as a whole: the reason by feed address
 */
public record NewsroomKey(String base, List<ExpectedArticle> articles, Map<String, String> feeds) {

    /** The key of a newsroom for an opening, such as that of a server in another process. */
    public static NewsroomKey of(Newsroom newsroom, Opening opening) {
        return of(newsroom.edition(opening));
    }

    static NewsroomKey of(Edition edition) {
        List<EditionEntry> entries = edition.feeds().stream()
                .flatMap(feed -> feed.entries().stream())
                .toList();
        Map<String, Set<String>> copies = copies(entries);
        Map<String, Integer> wordings = new HashMap<>();
        entries.forEach(entry -> wordings.merge(entry.wording(), 1, Integer::sum));
        List<ExpectedArticle> articles = new ArrayList<>();
        Map<String, String> unreadable = new HashMap<>();
        for (EditionFeed feed : edition.feeds()) {
            String reason = feed.file().expectFeed();
            if (reason != null) {
                unreadable.put(feed.url(), reason);
            }
            for (EditionEntry entry : feed.entries()) {
                Set<String> group = new HashSet<>(copies.getOrDefault(entry.id(), Set.of()));
                group.remove(entry.id());
                boolean alone = wordings.getOrDefault(entry.wording(), 0) == 1 && group.isEmpty();
                articles.add(article(feed, entry, group, alone));
            }
        }
        return new NewsroomKey(edition.opening().address("/"), List.copyOf(articles), Map.copyOf(unreadable));
    }

    private static ExpectedArticle article(EditionFeed feed, EditionEntry entry, Set<String> group, boolean alone) {
        var expected = entry.expected();
        return new ExpectedArticle(
                entry.id(),
                new ArticlePlace(entry.url(), feed.url(), entry.guid()),
                expected.map(FeedFile.Expected::deadLetter),
                expected.map(FeedFile.Expected::language),
                Optional.ofNullable(ExpectedArticle.mentions(entry)),
                Set.copyOf(group),
                alone,
                expected.map(FeedFile.Expected::versions)
                        .orElse(entry.versions().size()));
    }

    /** By entry id the group of entries that share its words by the files' word, itself among them. */
    private static Map<String, Set<String>> copies(List<EditionEntry> entries) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (EditionEntry entry : entries) {
            entry.expected().map(FeedFile.Expected::copyOf).ifPresent(original -> {
                Set<String> joined = new HashSet<>(Set.of(entry.id(), original));
                joined.addAll(groups.getOrDefault(entry.id(), Set.of()));
                joined.addAll(groups.getOrDefault(original, Set.of()));
                joined.forEach(id -> groups.put(id, joined));
            });
        }
        return groups;
    }
}
