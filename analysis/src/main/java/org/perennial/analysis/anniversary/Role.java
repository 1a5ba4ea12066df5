package org.perennial.analysis.anniversary;

/** What a piece of evidence is evidence of. */
public enum Role {
    /** The words that make it an anniversary. */
    TRIGGER,
    /** The how-manieth. */
    NUMBER,
    /** A date or year of the event. */
    DATE,
    /** The name of the event. */
    EVENT,
    /** A word of commemoration beside it. */
    VERB
}
