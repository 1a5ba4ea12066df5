package org.perennial.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which pages of a sitemap have been read, by digests of their addresses, so that a backfill that was broken off goes on with
 * the others wherever the sitemap lists them by then. A file of its own in the folder {@code backfill} of the data directory.
 */
final class ReadPages {
    private static final String FOLDER = "backfill";
    private static final int DIGITS = 16;

    private final Path file;
    private final Set<Long> known;
    private final List<String> unkept = new ArrayList<>();

    private ReadPages(Path file, Set<Long> known) {
        this.file = file;
        this.known = known;
    }

    /**
     * Those of a sitemap.
     *
     * @param name of what is read of it
     * @param again whether to forget them
     */
    static ReadPages of(Path dataDirectory, String name, boolean again) throws IOException {
        Path folder = Files.createDirectories(dataDirectory.resolve(FOLDER));
        Path file = folder.resolve(HexFormat.of().toHexDigits(digest(name)) + ".pages");
        if (again) {
            Files.deleteIfExists(file);
        }
        Set<Long> known = new HashSet<>();
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                // A line may be torn by a crash: that page is read once more.
                lines.filter(line -> line.length() == DIGITS)
                        .forEach(line -> known.add(HexFormat.fromHexDigitsToLong(line)));
            }
        }
        return new ReadPages(file, known);
    }

    /** How many there are. */
    int size() {
        return known.size();
    }

    boolean contains(String address) {
        return known.contains(digest(address));
    }

    /** Remembers a page; it is known after a restart once it is kept. */
    void add(String address) {
        long digest = digest(address);
        if (known.add(digest)) {
            unkept.add(HexFormat.of().toHexDigits(digest));
        }
    }

    /** Keeps what has been added. */
    void keep() throws IOException {
        if (!unkept.isEmpty()) {
            // Begun on a line of its own, whatever a crash has left.
            String lines = "\n" + String.join("\n", unkept) + "\n";
            Files.writeString(
                    file, lines, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            unkept.clear();
        }
    }

    private static long digest(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java lacks SHA-256, which every Java has", e);
        }
    }
}
