package org.perennial.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * A way of finding copies in a stream: what it keeps of a text, under which keys, and how it judges two.
 *
 * @param <P> what it keeps of a text
 */
interface CopyFinder<P> {
    String name();

    P print(@Nullable String title, String text);

    /** How many bytes are stored of it, its keys left out. */
    int bytes(P print);

    /** Under what it is looked for: prints that share one are compared. */
    long[] keys(P print);

    /** Whether two prints are of one article, when both were published in the same days. */
    boolean areCopies(P one, P other);
}
