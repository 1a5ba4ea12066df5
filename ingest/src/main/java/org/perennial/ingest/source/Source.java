package org.perennial.ingest.source;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.link.Links;

/**
 * A feed to be polled, and what its owner says of it.
 *
 * @param url the feed's address, {@code http} or {@code https}; what identifies it
 * @param source the publisher's name, such as {@code news.az}; absent if it is to be taken from the address
 * @param title for people; absent if the feed's own will do
 * @param folders the path of folders that it is filed under, outermost first; mostly empty
 * @param interval how often to poll it; absent if the general interval holds
 * @param language what it is said to be written in, a BCP 47 tag; absent if nothing is said
 */
public record Source(
        String url,
        @Nullable String source,
        @Nullable String title,
        List<String> folders,
        @Nullable Duration interval,
        @Nullable String language) {

    /**
     * @throws IllegalArgumentException if the address is none that can be asked; the message names it
     */
    public Source {
        if (!Links.isWeb(url)) {
            throw new IllegalArgumentException("\"" + url
                    + "\" is no feed address: give one that begins with http:// or https:// and names a host");
        }
        if (interval != null && (interval.isNegative() || interval.isZero())) {
            throw new IllegalArgumentException(
                    "interval of " + url + " must be positive, was " + interval + ": give a duration such as PT15M");
        }
        folders = List.copyOf(folders);
    }

    /** A feed of which nothing but the address is known. */
    public static Source of(String url) {
        return new Source(url, null, null, List.of(), null, null);
    }

    /** The publisher's name as articles carry it: as given, else the address's host without {@code www.}. */
    public String publisher() {
        return source != null ? source : Links.site(url).orElse(url);
    }
}
