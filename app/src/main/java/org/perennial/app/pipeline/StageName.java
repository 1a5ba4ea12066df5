package org.perennial.app.pipeline;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The stages that a process can run, in the order of an article's way. */
public enum StageName {
    /** Asks feeds and publishes raw articles. */
    INGEST,
    /** Judges and enriches articles. */
    PROCESSING,
    /** Stores enriched articles. */
    SINK,
    /** Judges what is stored for those who watch, and sends. */
    WATCH,
    /** Shows what is stored. */
    WEB;

    /** All of them. */
    public static Set<StageName> all() {
        return EnumSet.allOf(StageName.class);
    }

    /** Whether the stage reads or writes the database. */
    boolean needsDatabase() {
        return this == SINK || this == WATCH || this == WEB;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
