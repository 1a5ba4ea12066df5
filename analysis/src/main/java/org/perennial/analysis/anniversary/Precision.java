package org.perennial.analysis.anniversary;

/** How exactly an event's date is known. */
public enum Precision {
    /** The night between two days. */
    NIGHT,
    /** One day. */
    DAY,
    /** From a first to a last day. */
    RANGE,
    /** Some day of a month. */
    MONTH,
    /** Some day of a year. */
    YEAR
}
