package org.perennial.app.newsroom;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one entry must have become.
 *
 * @param entry the entry's id
 * @param place where its article is found
 * @param deadLetter the reason it must be a dead letter for; empty if it must be an article
 * @param language BCP 47 tag; empty if not checked
 * @param anniversaries empty optional if not checked, empty list if there must be none
 * @param copies entry ids that share its words, itself not among them
 * @param alone whether nothing else in the newsroom has its words, so that it must be no exact copy
 * @param versions how many versions must be held
 */
public record ExpectedArticle(
        String entry,
        ArticlePlace place,
        Optional<String> deadLetter,
        Optional<String> language,
        Optional<List<Anniversary>> anniversaries,
        Set<String> copies,
        boolean alone,
        int versions) {

    /** An anniversary that must be found; what is empty is not checked. */
    public record Anniversary(
            Optional<String> event, OptionalInt n, Optional<LocalDate> start, Optional<LocalDate> end) {
        @Override
        public String toString() {
            StringBuilder shown = new StringBuilder(event.orElse("any event"));
            n.ifPresent(years -> shown.append(" n ").append(years));
            start.ifPresent(day -> shown.append(" start ").append(day));
            end.ifPresent(day -> shown.append(" end ").append(day));
            return shown.toString();
        }
    }

    /** The anniversaries an entry's file expects, placeholders filled; null if they are not checked. */
    static @Nullable List<Anniversary> mentions(EditionEntry entry) {
        FeedFile.Expected expected = entry.file().expect();
        if (expected == null || expected.anniversaries() == null) {
            return null;
        }
        Placeholders placeholders = new Placeholders(entry.dated());
        return expected.anniversaries().stream()
                .map(mention -> mention(mention, placeholders))
                .toList();
    }

    private static Anniversary mention(FeedFile.Mention mention, Placeholders placeholders) {
        String n = mention.n();
        return new Anniversary(
                Optional.ofNullable(mention.event()),
                n == null ? OptionalInt.empty() : OptionalInt.of(number(placeholders.fill(n))),
                Optional.ofNullable(mention.start()).map(placeholders::fill).map(LocalDate::parse),
                Optional.ofNullable(mention.end()).map(placeholders::fill).map(LocalDate::parse));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("expect.anniversaries.n " + text + " is not a whole number", malformed);
        }
    }
}
