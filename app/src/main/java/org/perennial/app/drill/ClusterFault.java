package org.perennial.app.drill;

import java.util.Locale;

/** What befalls the containers of a cluster. */
public enum ClusterFault {
    /** One broker of three is killed, and back after a while; all goes on meanwhile. */
    BROKER_LOST,
    /** One of two processes that judge is killed, and back after a while; the other one takes its partitions. */
    PROCESSING_LOST,
    /** One of two processes that judge is stopped, and back after a while: its partitions change hands twice. */
    PROCESSING_LEAVES,
    /** Ingest, sink and watch are killed at once, and started again. */
    STAGES_KILLED,
    /** Each broker and each stage is stopped and started, one after the other, as for an upgrade. */
    ROLLING_RESTART;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
