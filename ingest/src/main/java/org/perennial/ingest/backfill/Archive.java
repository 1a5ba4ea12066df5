package org.perennial.ingest.backfill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.RawArticle;

/** Something that holds articles, read in a fixed order. Used by one thread. */
public interface Archive extends AutoCloseable {

    /**
     * One of its pieces.
     *
     * @param article what it holds; absent if it holds none
     * @param problem why not, in a sentence without a subject; absent with an article, and for pieces of which none is
     *     expected, such as an archive's own notes
     */
    record Piece(@Nullable RawArticle article, @Nullable String problem) {
        static final Piece NONE = new Piece(null, null);
    }

    /**
     * The next piece; empty at the end.
     *
     * @throws IOException if it cannot be read any further
     * @throws InterruptedException if the thread is stopped while it waits for a server
     */
    Optional<Piece> next() throws IOException, InterruptedException;

    /**
     * Passes over pieces that were read before, up to its end.
     *
     * @throws IOException if it cannot be read
     */
    void skip(long pieces) throws IOException, InterruptedException;

    /**
     * What the first so many pieces are known by, if their number alone does not say which they are because more may come
     * before them; empty if it does.
     */
    default String mark(long pieces) {
        return "";
    }

    /** How many pieces there are; negative if that is only known at the end. */
    default long size() {
        return -1;
    }

    @Override
    void close() throws IOException;

    /**
     * The archive that a path leads to: a folder of pages, or a WARC file; empty if it is neither, as with JSON Lines.
     *
     * @param base where a folder's pages stood, to which their places in it are added; absent if they name their addresses
     *     themselves
     */
    static Optional<Archive> open(Path path, @Nullable String base) throws IOException {
        if (Files.isDirectory(path)) {
            return Optional.of(new PageFolder(path, base));
        }
        return Files.isRegularFile(path) && isWarc(path) ? Optional.of(new WarcFile(path)) : Optional.empty();
    }

    /** By its first bytes, whatever it is called. */
    private static boolean isWarc(Path path) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path))) {
            raw.mark(2);
            boolean zipped = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            byte[] start = (zipped ? new GZIPInputStream(raw) : raw).readNBytes(5);
            return new String(start, StandardCharsets.US_ASCII).equals("WARC/");
        }
    }
}
