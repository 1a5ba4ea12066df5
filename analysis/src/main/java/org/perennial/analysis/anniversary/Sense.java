package org.perennial.analysis.anniversary;

/** What it means that a pattern of a language file was found. */
enum Sense {
    /** An anniversary by its own words. */
    ANNIVERSARY(true),
    /** Years counted from something: an anniversary if something else says so too. */
    SINCE(true),
    /** A day of remembrance. */
    REMEMBRANCE(true),
    /** A day the world keeps. */
    OBSERVANCE(true),
    /** Commemorating is going on. */
    MARKING(false),
    FOUNDING(false),
    BIRTH(false),
    DEATH(false),
    /** A town, a club, a company: no person, although it has a birthday. */
    BODY(false),
    /** Somebody's private life. */
    PRIVATE(false),
    /** A person is spoken of: his, her. */
    PERSONAL(false),
    /** Not an anniversary although it looks like one. */
    BLOCK(false),
    /** The dates beside it are a night. */
    NIGHT(false),
    /** A number of years and no more: an anniversary of the name beside it where something is commemorated. */
    YEARS(false),
    /** The occasion was in the year before publication. */
    LAST_YEAR(false),
    /** The occasion will be in the year after publication. */
    NEXT_YEAR(false),
    /** The occasion was some years ago. */
    YEARS_AGO(false),
    /** The occasion will be in some years. */
    YEARS_AHEAD(false),
    /** What a number beside it counts. */
    COUNTED(false);

    /** Whether an article without any of these has no anniversary. */
    final boolean opensGate;

    Sense(boolean opensGate) {
        this.opensGate = opensGate;
    }
}
