package org.perennial.ingest.poll;

import java.util.Optional;
import org.perennial.ingest.fetch.FetchResult.Failed;

/** Whether a page may be asked for. */
@FunctionalInterface
interface PagePermission {
    /** Where nobody is asked. */
    PagePermission ALL = page -> Optional.empty();

    /**
     * Why a page must not be asked for; empty if it may be. May ask the page's host, and waits for its turn.
     *
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    Optional<Failed> objection(String page) throws InterruptedException;
}
