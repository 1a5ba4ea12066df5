package org.perennial.analysis.anniversary;

/**
 * A number of people that an article states.
 *
 * @param value how many, at least 1
 * @param unit what became of them
 * @param evidence the words that say so, from the number to what it counts
 */
public record CountedNumber(long value, Unit unit, Evidence evidence) {}
