/**
 * Reads and writes the list of what to ask.
 *
 * <p>Start at {@link org.perennial.ingest.source.SourceList}: YAML is our own format and is read strictly, with line and
 * column in each refusal; OPML comes from other programs and is read as far as it can be, with a result for every line.
 * Values only, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.source;

import org.jspecify.annotations.NullMarked;
