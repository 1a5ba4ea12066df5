package org.perennial.web.page;

import java.time.Instant;

/**
 * An instant as a page shows it: in UTC, until the page's script puts it into the reader's zone.
 *
 * @param iso for machines
 * @param words for people
 */
public record When(String iso, String words) {
    static When of(Instant instant) {
        return new When(instant.toString(), Wording.minute(instant));
    }
}
