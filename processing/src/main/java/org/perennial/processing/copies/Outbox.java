package org.perennial.processing.copies;

import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;

/** Where the decisions about one article go. */
public interface Outbox {
    /** To where the keys are known. */
    void send(Probe probe);

    /** To another article's home. */
    void send(Letter letter);

    /**
     * How an article stands to the others.
     *
     * @param changed whether that differs from what was said of it before, or nothing was
     */
    void tell(String article, Duplicate duplicate, boolean changed);

    /** The new state of a cluster. */
    void tell(Cluster cluster);
}
