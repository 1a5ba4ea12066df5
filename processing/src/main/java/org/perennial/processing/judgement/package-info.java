/**
 * What one article allows to be said about it, composed from the judgements of {@code analysis}.
 *
 * <p>Start at {@link org.perennial.processing.judgement.Judgements}. It is made once, is immutable, and any thread may use
 * it; the topology and the offline analyzer share it, so that both say the same.
 */
@NullMarked
package org.perennial.processing.judgement;

import org.jspecify.annotations.NullMarked;
