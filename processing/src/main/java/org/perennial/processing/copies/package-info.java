/**
 * Finds the copies of an article among millions, over any number of partitions: which are of one cluster, which of them was
 * first, how each stands to the others.
 *
 * <p>Each article has a home, where its {@link org.perennial.analysis.dedup.TextPrint} is kept and {@link
 * org.perennial.processing.copies.Clustering} decides. Each probe key has a home, where {@link
 * org.perennial.processing.copies.KeyHome} knows who carries it. They talk by {@link
 * org.perennial.processing.copies.Probe}s and {@link org.perennial.processing.copies.Letter}s, which the topology carries
 * over topics and {@link org.perennial.processing.copies.CopyFinder} from hand to hand; the decisions are the same.
 *
 * <p>Nothing here is thread-safe, and nothing needs to be: a home is at one place at a time.
 */
@NullMarked
package org.perennial.processing.copies;

import org.jspecify.annotations.NullMarked;
