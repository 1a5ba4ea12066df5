package org.perennial.sink.files;

import java.io.Closeable;
import java.io.IOException;
import org.perennial.contract.EnrichedArticle;

/** A file that is being written, one article a row. */
interface RowFile extends Closeable {
    void add(EnrichedArticle article) throws IOException;
}
