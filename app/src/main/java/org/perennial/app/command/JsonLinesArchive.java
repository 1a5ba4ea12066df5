package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.backfill.Archive;

/** Raw articles as JSON Lines; a line that cannot be read is a piece without an article. */
final class JsonLinesArchive implements Archive {
    private final BufferedReader lines;
    private final Deque<String> problems = new ArrayDeque<>();
    private final JsonLines<RawArticle> articles;

    JsonLinesArchive(BufferedReader lines) {
        this.lines = lines;
        this.articles = new JsonLines<>(lines, RawArticle.class, problems::add);
    }

    @Override
    public Optional<Piece> next() {
        if (!problems.isEmpty()) {
            return Optional.of(new Piece(null, problems.remove()));
        }
        if (articles.hasNext()) {
            return problems.isEmpty()
                    ? Optional.of(new Piece(articles.next(), null))
                    : Optional.of(new Piece(null, problems.remove()));
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(new Piece(null, problems.remove()));
    }

    @Override
    public void skip(long pieces) {
        for (long skipped = 0; skipped < pieces && next().isPresent(); skipped++) {
            // passed over
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
