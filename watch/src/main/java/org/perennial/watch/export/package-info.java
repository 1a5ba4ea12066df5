/**
 * Writes what a search finds into files for other programs.
 *
 * <p>Start at {@link org.perennial.watch.export.ExportFormat}, which opens an {@link org.perennial.watch.export.Export} on a
 * stream; {@link org.perennial.watch.search.Archive#stream} hands it one article after the other. Nothing is gathered: the
 * memory taken does not grow with the list. An export belongs to one thread.
 *
 * <p>Titles and texts come from strangers. What a spreadsheet would take for a formula is written so that it is text, and
 * what XML cannot hold becomes U+FFFD.
 */
@NullMarked
package org.perennial.watch.export;

import org.jspecify.annotations.NullMarked;
