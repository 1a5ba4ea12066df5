/**
 * Asks feeds and sites politely for what is new and publishes raw articles. The only module that touches the web.
 *
 * <p>Start at {@link org.perennial.ingest.poll.IngestStage}, which runs the stage. Below it, each package is of use by
 * itself and has no state: {@code source} reads what to ask, {@code fetch} asks within limits, {@code feed} reads what a
 * feed lists, {@code page} finds the article on a page, {@code date} reads when, {@code text} turns bytes and markup into
 * characters, {@code link} handles addresses.
 */
@NullMarked
package org.perennial.ingest;

import org.jspecify.annotations.NullMarked;
