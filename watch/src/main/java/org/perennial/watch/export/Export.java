package org.perennial.watch.export;

import java.io.IOException;
import java.util.List;
import org.perennial.watch.search.Found;

/** A file that is being written. For one thread; without {@link #finish()} the file is no whole one. */
public interface Export {
    /** Adds an article. */
    void add(Found found) throws IOException;

    /** Ends the file and hands on all bytes; the stream stays open. */
    void finish() throws IOException;

    /** What could not be written as it is, in sentences for those who asked for it; empty most of the time. */
    default List<String> notices() {
        return List.of();
    }
}
