package org.perennial.analysis.anniversary;

/** What a number of an article counts. */
public enum Unit {
    KILLED,
    INJURED,
    MISSING,
    DISPLACED,
    DETAINED
}
