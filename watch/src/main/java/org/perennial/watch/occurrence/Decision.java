package org.perennial.watch.occurrence;

import java.util.Locale;

/** What somebody made of an event that nobody had configured. */
public enum Decision {
    /** It is in the registry now. */
    ACCEPTED,
    /** It is not to be shown again. */
    IGNORED;

    /** As the database keeps it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
