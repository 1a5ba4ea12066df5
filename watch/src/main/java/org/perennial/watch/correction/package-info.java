/**
 * What readers say of judgements, kept as labelled examples: begin at {@link org.perennial.watch.correction.CorrectionStore}. No state;
 * any thread.
 */
@NullMarked
package org.perennial.watch.correction;

import org.jspecify.annotations.NullMarked;
