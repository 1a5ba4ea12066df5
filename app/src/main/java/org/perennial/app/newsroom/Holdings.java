package org.perennial.app.newsroom;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a store holds of the newsroom; implemented by whoever knows the store. */
public interface Holdings {
    /** The article at a place, by its address or, without one, by feed address and guid; empty if there is none. */
    Optional<StoredArticle> article(ArticlePlace place);

    /** All dead letters, in any order; those of other sites are left aside. */
    List<StoredDeadLetter> deadLetters();

    /** How many articles the store holds whose address or feed begins with the given base. */
    int articlesUnder(String base);

    /**
     * An article as stored.
     *
     * @param language BCP 47 tag
     * @param relation how it relates to earlier articles: original, exact, near, revision, part_of, recurrence
     * @param cluster id of its cluster of copies
     * @param versions how many versions are held, at least 1
     */
    record StoredArticle(
            String language, String relation, String cluster, int versions, List<StoredMention> anniversaries) {}

    /**
     * An anniversary mention as stored.
     *
     * @param kind commemoration, founding, birth, death, observance, private, other
     * @param confidence 0 to 1
     */
    record StoredMention(
            Optional<String> event,
            OptionalInt n,
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            String kind,
            double confidence) {}

    /**
     * A dead letter as stored.
     *
     * @param subject the page's address; the guid of an entry without page; the feed's address for a feed as a whole
     */
    record StoredDeadLetter(String subject, String reason) {}
}
