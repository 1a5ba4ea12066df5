package org.perennial.contract;

import java.util.Arrays;
import java.util.Optional;

/** Why something could not be carried on. */
public enum DeadLetterReason {
    /** What the feed's address gave is no feed. */
    FEED_UNREADABLE("feed-unreadable"),
    /** The page could not be fetched and the feed did not hold its text. */
    PAGE_UNREACHABLE("page-unreachable"),
    /** The page was fetched and holds no article text, and the feed did not either. */
    PAGE_WITHOUT_TEXT("page-without-text"),
    /** The bytes of a record are not what its topic carries, or its key is missing. */
    RECORD_UNREADABLE("record-unreadable"),
    /** The record is larger than a topic takes. */
    RECORD_TOO_LARGE("record-too-large"),
    /** A judgement failed on this article. */
    JUDGEMENT_FAILED("judgement-failed"),
    /** The store refused the article's row. */
    ROW_REFUSED("row-refused");

    private final String code;

    DeadLetterReason(String code) {
        this.code = code;
    }

    /** The reason's name on the wire and on the command line. */
    public String code() {
        return code;
    }

    /** The reason of this code; empty if there is none. */
    public static Optional<DeadLetterReason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
