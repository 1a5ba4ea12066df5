package org.perennial.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A feed, and how it stands.
 *
 * @param outlet the publisher
 * @param url the feed's address
 * @param title what the list calls it; absent if it does not
 * @param polled when it was last asked; absent if never
 * @param next when it is asked next; absent if it is not known, or it is not asked any more
 * @param reason why it is asked then, in one word such as {@code pace}; absent if it is not known
 * @param why why it is asked then, as a phrase in English; absent if it is not known
 * @param failures failures in a row
 * @param problem what went wrong last; absent while all is well
 * @param entries how many of its entries are known
 * @param declared the language that the list declares; absent if it declares none
 * @param seen the languages of the publisher's articles of the last seven days, the most frequent first
 * @param alarm {@code silent}, {@code fallen} or {@code flooded}; absent if all is as usual or that is not known
 * @param expected how many articles a day the publisher usually has; absent if it is not known
 * @param today how many it had in the last 24 hours; absent if it is not known
 * @param last when its last article came, to the hour; absent if none is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceStanding(
        String outlet,
        String url,
        @Nullable String title,
        @Nullable Instant polled,
        @Nullable Instant next,
        @Nullable String reason,
        @Nullable String why,
        int failures,
        @Nullable String problem,
        int entries,
        @Nullable String declared,
        List<String> seen,
        @Nullable String alarm,
        @Nullable Double expected,
        @Nullable Long today,
        @Nullable Instant last) {
    public SourceStanding {
        seen = List.copyOf(seen);
    }

    /** Whether the articles of the last days are in none of the languages that the list declares. */
    public boolean otherwise() {
        return declared != null
                && !seen.isEmpty()
                && seen.stream().noneMatch(tag -> main(tag).equals(main(declared)));
    }

    private static String main(String tag) {
        return tag.replace('_', '-').split("-")[0].toLowerCase(Locale.ROOT);
    }
}
