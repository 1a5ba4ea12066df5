package org.perennial.analysis.anniversary;

/** What sort of occasion a mention is about. */
public enum Kind {
    /** Something that happened is remembered: a war, a disaster, a treaty, a first. */
    COMMEMORATION,
    /** A body, a place or a work counts its own years. */
    FOUNDING,
    /** The birth of a public person. */
    BIRTH,
    /** The death of a public person. */
    DEATH,
    /** A day that the world keeps every year without counting: World Health Day. */
    OBSERVANCE,
    /** Somebody's own birthday or wedding, of no public concern. */
    PRIVATE,
    /** A jubilee of which more cannot be told. */
    OTHER
}
