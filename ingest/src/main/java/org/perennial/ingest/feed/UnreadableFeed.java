package org.perennial.ingest.feed;

/** What an address gave is no feed; the message says what it is instead, in a phrase. */
public final class UnreadableFeed extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFeed(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableFeed(String message) {
        super(message);
    }
}
