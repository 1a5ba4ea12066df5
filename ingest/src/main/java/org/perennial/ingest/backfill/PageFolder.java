package org.perennial.ingest.backfill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.RawArticle;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.text.Decoding;

/**
 * A folder of saved pages, those of its subfolders too, in the order of the times at which they were saved: each counts as
 * fetched then.
 */
final class PageFolder implements Archive {
    private static final long MOST_BYTES = 16 << 20;
    private static final int MARK_BYTES = 16;
    private static final Set<String> ENDINGS = Set.of("html", "htm", "xhtml");

    private final Path folder;
    private final @Nullable String base;
    private final List<Saved> pages;
    private int next;

    private record Saved(Path file, Instant at) {}

    PageFolder(Path folder, @Nullable String base) throws IOException {
        this.folder = folder;
        this.base = base == null || base.endsWith("/") ? base : base + "/";
        try (Stream<Path> files = Files.walk(folder)) {
            List<Saved> found = new ArrayList<>();
            for (Path file : files.filter(PageFolder::isPage).toList()) {
                found.add(new Saved(file, Files.getLastModifiedTime(file).toInstant()));
            }
            found.sort(Comparator.comparing(Saved::at).thenComparing(Saved::file));
            this.pages = List.copyOf(found);
        }
    }

    private static boolean isPage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    @Override
    public Optional<Piece> next() throws IOException {
        if (next >= pages.size()) {
            return Optional.empty();
        }
        Saved page = pages.get(next++);
        if (Files.size(page.file()) > MOST_BYTES) {
            return Optional.of(new Piece(null, page.file() + " is larger than " + MOST_BYTES + " bytes"));
        }
        try {
            byte[] body = Files.readAllBytes(page.file());
            String address = address(page.file(), body);
            if (!Links.isWeb(address)) {
                return Optional.of(new Piece(
                        null, page.file() + " names no address of its own: give the folder's with --base-url"));
            }
            RawArticle article =
                    ArticleExtractor.extract(body, null, address, page.at()).toArticle(address, page.at());
            return Optional.of(
                    article.text().isEmpty()
                            ? new Piece(null, page.file() + " holds no article text")
                            : new Piece(article, null));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(new Piece(null, page.file() + " cannot be read: " + e.getMessage()));
        }
    }

    /** As the page names it, else by its place in the folder; empty if neither tells. */
    private String address(Path file, byte[] body) {
        Document page = Jsoup.parse(Decoding.html(body, null).text());
        String named = Optional.ofNullable(page.selectFirst("link[rel~=(?i)^canonical$]"))
                .map(link -> link.attr("href"))
                .filter(Links::isWeb)
                .or(() -> Optional.ofNullable(page.selectFirst("meta[property=og:url]"))
                        .map(meta -> meta.attr("content"))
                        .filter(Links::isWeb))
                .orElse("");
        return named.isEmpty() && base != null
                ? base + folder.relativize(file).toString().replace('\\', '/')
                : named;
    }

    @Override
    public void skip(long count) {
        next = (int) Math.min(pages.size(), next + count);
    }

    /** A page that is saved anew, or with an older time, moves the others: then their number says nothing. */
    @Override
    public String mark(long count) {
        MessageDigest digest = digest();
        pages.stream().limit(count).forEach(page -> {
            digest.update(page.file().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(page.at().toString().getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, MARK_BYTES);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public long size() {
        return pages.size();
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
