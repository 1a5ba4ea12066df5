package org.perennial.ingest.websub;

/** What becomes of what a hub delivers. */
public enum HubAnswer {
    /** It is signed and new. */
    TAKEN(202),
    /** It is signed, and there are too many that have not been read yet: the feed is asked instead. */
    CROWDED(202),
    /** The same has come before: by a hub that tries again, or by somebody who has recorded it. */
    REPEATED(202),
    /** It is not signed with the secret. The recommendation wants it to be answered as if it were well. */
    UNSIGNED(202),
    /** Its headers name another feed. */
    FOREIGN(202),
    /** Nobody waits for anything at this address, or no longer. */
    GONE(410);

    private final int status;

    HubAnswer(int status) {
        this.status = status;
    }

    /** As HTTP says it. */
    int status() {
        return status;
    }
}
