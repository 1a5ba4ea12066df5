package org.perennial.web;

import java.time.Duration;
import java.time.Instant;
import org.perennial.contract.Duplicate;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.contract.EnrichedArticle;
import org.perennial.testkit.Articles;

/** Articles that tell one story. */
final class FireStory {
    static final String FIRST = "Rescuers found 12 bodies by noon near the old quay.";
    static final String SECOND = "The mayor of the harbour town spoke of grief and anger.";

    private FireStory() {}

    /** The story "fire": an agency's text, a revision of it, a part of the revision, and a text in another language. */
    static EnrichedArticle[] all() {
        return new EnrichedArticle[] {
            told("agency", "Fire at the quay kills 12", FIRST + "\n\n" + SECOND, "en", 0),
            copy(
                    told("daily", "Fire at the quay kills 14", FIRST.replace("12", "14") + "\n\n" + SECOND, "en", 1),
                    Relation.REVISION,
                    "agency",
                    0.93),
            copy(told("brief", "Quay fire", FIRST.replace("12", "14"), "en", 2), Relation.PART_OF, "daily", 1),
            told("khabar", "حريق في الرصيف", "قتل 12 شخصا في حريق على الرصيف القديم.", "ar", 3)
        };
    }

    /** An article of the story "fire", fetched so many hours after the first. */
    static EnrichedArticle told(String name, String title, String text, String language, int hour) {
        return Articles.enriched(name, title, text, language, at(hour)).withStory("fire", "part-" + language, 0.5);
    }

    /** An article as a copy within the cluster that "agency" began. */
    static EnrichedArticle copy(EnrichedArticle article, Relation relation, String of, double score) {
        return article.withDuplicate(new Duplicate(relation, Articles.id(of), Articles.id("agency"), score));
    }

    static Instant at(int hour) {
        return Articles.FETCHED.plus(Duration.ofHours(hour));
    }
}
