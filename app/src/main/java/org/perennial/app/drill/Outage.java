package org.perennial.app.drill;

import java.util.List;
import java.util.Set;
import org.perennial.app.pipeline.StageName;

/** What can fail without being killed. */
public enum Outage {
    /** The broker stands still: its connections stay open and nothing is answered. */
    BROKER_FROZEN("broker frozen", false, StageName.INGEST, StageName.PROCESSING, StageName.SINK),
    /** Nobody listens where the database was. */
    DATABASE_AWAY("database away", false, StageName.SINK, StageName.WATCH),
    /** The database takes connections and answers nothing. */
    DATABASE_FROZEN("database frozen", false, StageName.SINK, StageName.WATCH),
    /** A kilobyte every 100 ms passes between database and stages. */
    DATABASE_SLOW("database slow", false),
    /** Connections to the database are reset again and again, each after 20 kB. */
    DATABASE_CUT("connections to the database cut", false, StageName.SINK, StageName.WATCH),
    /** Others hold all connections of the database. */
    DATABASE_FULL("database full of connections", false, StageName.SINK, StageName.WATCH),
    /** The database takes no writes. */
    DATABASE_READ_ONLY("database read-only", false, StageName.SINK, StageName.WATCH),
    /** The broker's disk is full. */
    DISK_FULL("disk of the broker full", false, StageName.INGEST, StageName.PROCESSING),
    /** Nobody listens where the newsroom was. */
    NEWSROOM_AWAY("newsroom away", false, StageName.INGEST),
    /** A kilobyte every 100 ms passes between newsroom and ingest. */
    NEWSROOM_SLOW("newsroom slow", false),
    /** What the newsroom says breaks off after 3 kB. */
    NEWSROOM_CUT("answers of the newsroom cut", false, StageName.INGEST),
    /** The newsroom promises more bytes than it sends. */
    NEWSROOM_SHORT("newsroom sends less than it says", false, StageName.INGEST),
    /** The newsroom gives out pages in the place of feeds. */
    NEWSROOM_PAGE("newsroom sends pages for feeds", false, StageName.INGEST),
    /** The newsroom gives out pictures in the place of feeds. */
    NEWSROOM_PICTURE("newsroom sends pictures for feeds", false, StageName.INGEST),
    /** The newsroom gives out what is small and becomes large. */
    NEWSROOM_BOMB("newsroom sends gzip bombs", false, StageName.INGEST),
    /** The newsroom answers 503. */
    NEWSROOM_BUSY("newsroom answers 503", false, StageName.INGEST),
    /** Nobody knows the newsroom's name. */
    NAMES_UNKNOWN("names cannot be looked up", false, StageName.INGEST),
    /** The webhook never answers. */
    WEBHOOK_HANGS("webhook hangs", true, StageName.WATCH),
    /** The webhook answers 500. */
    WEBHOOK_FAILS("webhook answers 500", true, StageName.WATCH),
    /** Processing is away. */
    PROCESSING_AWAY("processing away", false, StageName.PROCESSING),
    /** The sink is away. */
    SINK_AWAY("sink away", false, StageName.SINK);

    private final String title;
    private final boolean ofMessages;
    private final Set<StageName> tellers;

    Outage(String title, boolean ofMessages, StageName... tellers) {
        this.title = title;
        this.ofMessages = ofMessages;
        this.tellers = Set.copyOf(List.of(tellers));
    }

    /** Whether messages stop, and not articles. */
    boolean isOfMessages() {
        return ofMessages;
    }

    /** Which stages may tell of it, one of which must; empty where work goes on and there is nothing to tell. */
    Set<StageName> tellers() {
        return tellers;
    }

    /** In words. */
    @Override
    public String toString() {
        return title;
    }
}
