package org.perennial.app.bench;

/** A way in which a server fails a feed reader. */
public enum Ailment {
    REFUSES("nobody listens"),
    RESETS("closes the connection when asked"),
    SILENT("takes the question and never answers"),
    DRIPS("sends a byte every half second"),
    CUT_SHORT("ends before the length that it announced"),
    ENDLESS("never stops sending"),
    BOMB("grows a thousandfold when unpacked"),
    GARBAGE("speaks no HTTP"),
    LOOPS("redirects to itself"),
    BROKEN("answers 500"),
    BUSY("answers 429 and asks to come again in a minute"),
    PAGE("answers with a page that is no feed");

    private final String words;

    Ailment(String words) {
        this.words = words;
    }

    /** What such a server does, as a phrase without a subject. */
    public String words() {
        return words;
    }
}
