package org.perennial.analysis.anniversary;

/** A part of the article that evidence points into. */
public enum Field {
    /** The headline. */
    TITLE,
    /** The body. */
    TEXT
}
