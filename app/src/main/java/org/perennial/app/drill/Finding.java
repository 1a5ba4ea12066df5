package org.perennial.app.drill;

/**
 * Something that must not be.
 *
 * @param kind what is wrong with it
 * @param what names it
 */
public record Finding(Kind kind, String what) {
    /** What can be wrong. */
    public enum Kind {
        /** It was acknowledged, and it is not there. */
        LOST,
        /** It is there more often than it came. */
        DOUBLED,
        /** It waits and nobody comes. */
        STUCK
    }
}
