package org.perennial.ingest.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.ArticleExtractor;

/** The pages of a WARC file, compressed or not, such as those of CC-NEWS; each counts as fetched when it was archived. */
final class WarcFile implements Archive {
    /** As much as is kept of a page that is fetched. */
    private static final int MOST_BYTES = 16 << 20;

    private final WarcReader reader;

    WarcFile(Path file) throws IOException {
        this.reader = new WarcReader(file);
        reader.setLenient(true);
    }

    @Override
    public Optional<Piece> next() throws IOException {
        Optional<WarcRecord> record = reader.next();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        if (!(record.get() instanceof WarcResponse response)) {
            return Optional.of(Piece.NONE);
        }
        // One record in a thousand breaks its own encoding or has an odd header: the next can be read all the same.
        // Where the file itself is broken, the reader fails by itself.
        String target = "a record";
        try {
            target = response.target();
            return Optional.of(piece(response, target));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.of(new Piece(null, target + " cannot be read: " + e.getMessage()));
        }
    }

    private static Piece piece(WarcResponse response, String target) throws IOException {
        if (!Links.isWeb(target)) {
            return Piece.NONE;
        }
        HttpResponse http = response.http();
        String type = http.contentType().toString().toLowerCase(Locale.ROOT);
        if (http.status() != 200 || !isPage(http.contentType())) {
            return Piece.NONE;
        }
        byte[] body;
        try (InputStream decoded = http.bodyDecoded().stream()) {
            body = decoded.readNBytes(MOST_BYTES + 1);
        }
        if (body.length > MOST_BYTES) {
            return new Piece(null, target + " is larger than " + MOST_BYTES + " bytes");
        }
        Instant archived = response.date();
        RawArticle article =
                ArticleExtractor.extract(body, type, target, archived).toArticle(target, archived);
        return article.text().isEmpty() ? new Piece(null, target + " holds no article text") : new Piece(article, null);
    }

    private static boolean isPage(MediaType type) {
        return type.base().equals(MediaType.HTML) || type.base().toString().equals("application/xhtml+xml");
    }

    @Override
    public void skip(long pieces) throws IOException {
        for (long skipped = 0; skipped < pieces && reader.next().isPresent(); skipped++) {
            // each record is passed over unread
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
