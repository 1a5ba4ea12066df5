package org.perennial.analysis.anniversary;

/** Where the how-manieth comes from. */
public enum NumberSource {
    /** The text says it. */
    STATED,
    /** The year of publication less the event's year. */
    COMPUTED
}
