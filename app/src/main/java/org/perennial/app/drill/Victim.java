package org.perennial.app.drill;

import java.util.Locale;

/** What a drill can kill. */
public enum Victim {
    /** The process that reads feeds; aimed, when a feed has been given out in full and nothing of it is published. */
    INGEST,
    /** The process of the topology; aimed, while a transaction is open on the topic of enriched articles. */
    PROCESSING,
    /** The process that stores; aimed, when a batch has just become visible in the database. */
    SINK,
    /** The process that alerts; aimed, when a message has arrived and the sender has no answer yet. */
    WATCH,
    /** The broker. */
    BROKER,
    /** The database with all its processes. */
    DATABASE,
    /** All of these at once. */
    ALL;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
