/**
 * Articles of former times out of archives.
 *
 * <p>Start at {@link org.perennial.ingest.backfill.Archive}: a WARC file, a folder of pages, or a site's sitemaps of past
 * months, as raw articles one after the other, each with the time at which it was fetched then. One thread reads one archive;
 * its state is its place, by which a later reading goes on.
 */
@NullMarked
package org.perennial.ingest.backfill;

import org.jspecify.annotations.NullMarked;
