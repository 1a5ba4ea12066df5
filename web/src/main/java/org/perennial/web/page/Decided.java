package org.perennial.web.page;

import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.contract.Occurrence;

/**
 * What stands in the place of a suggestion that was decided on.
 *
 * @param name what it is called
 * @param address the page of the event; absent if it was ignored
 */
public record Decided(String name, @Nullable String address) {
    /** It is in the registry now. */
    public static Decided followed(Event event) {
        return new Decided(event.title(), Wording.eventAddress(event.id()));
    }

    /** It is not to be shown again. */
    public static Decided ignored(Occurrence suggestion, Wording words) {
        return new Decided(SuggestionCard.name(suggestion, words), null);
    }
}
