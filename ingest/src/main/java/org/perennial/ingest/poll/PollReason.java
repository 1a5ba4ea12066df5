package org.perennial.ingest.poll;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a feed is asked again when it is. */
public enum PollReason {
    GENERAL("the general interval"),
    OWN_INTERVAL("its own interval in the list"),
    PACE("half the time from one new entry to the next"),
    SHORTEST("the shortest interval allowed"),
    LONGEST("the longest interval allowed: it brings little"),
    TTL("the time that the feed asks for"),
    CACHE("the time for which the server's answer holds"),
    RETRY_AFTER("the time that the server asks to be left alone"),
    HUB("a hub tells what is new; it is asked for what the hub may miss"),
    ANNIVERSARY("an anniversary is near that it covered before"),
    BACK_OFF("back-off after failures"),
    STOPPED("stopped after too many failures; asked once more at the next start"),
    GONE("the server says that it is gone for good");

    private final String words;

    PollReason(String words) {
        this.words = words;
    }

    /** In one word, as it stands in a feed's state. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people, as a phrase. */
    public String words() {
        return words;
    }

    /** The reason with this code; empty for one that a later release wrote. */
    public static Optional<PollReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
