package org.perennial.ingest.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was fetched, kept as evidence in WARC 1.0 files of gzipped records. A body stands there as it was after decompression,
 * so the headers of its transfer are left out. A file that is being written ends in {@code .open}; a file that cannot be
 * written is told of in the log and keeps nobody from fetching. Safe for all threads.
 */
public final class WarcArchive implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WarcArchive.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    private static final Set<String> OF_THE_TRANSFER =
            Set.of("content-encoding", "transfer-encoding", "content-length", "connection", "set-cookie");

    private final Path directory;
    private final long fileBytes;
    private final InstantSource clock;
    private @Nullable WarcWriter writer;
    private @Nullable Path file;

    /**
     * @param directory made if it is not there
     * @param fileBytes a file is closed once it is so large
     */
    public WarcArchive(Path directory, long fileBytes, InstantSource clock) {
        this.directory = directory;
        this.fileBytes = fileBytes;
        this.clock = clock;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the folder " + directory
                            + " of ingest.evidence.directory: name one that can be written",
                    e);
        }
    }

    /** Keeps an answer. @param headers by lower-case name */
    synchronized void keep(String address, int status, Map<String, String> headers, byte[] body) {
        try {
            WarcWriter open = open();
            HttpResponse.Builder answer = new HttpResponse.Builder(status, status == 200 ? "OK" : "");
            headers.forEach((name, value) -> {
                if (!OF_THE_TRANSFER.contains(name) && !name.equals("content-type")) {
                    answer.addHeader(name, value);
                }
            });
            answer.body(type(headers.get("content-type")), body);
            open.write(new WarcResponse.Builder(address)
                    .date(clock.instant())
                    .body(answer.build())
                    .build());
            if (open.position() >= fileBytes) {
                finish();
            }
        } catch (IOException | RuntimeException e) {
            log.atWarn()
                    .setMessage("an answer could not be kept as evidence")
                    .addKeyValue("address", address)
                    .addKeyValue("problem", e.toString())
                    .log();
        }
    }

    private static MediaType type(@Nullable String header) {
        try {
            return MediaType.parse(header == null ? "application/octet-stream" : header);
        } catch (RuntimeException unreadable) {
            return MediaType.parse("application/octet-stream");
        }
    }

    private WarcWriter open() throws IOException {
        if (writer == null) {
            Instant now = clock.instant();
            String name = "perennial-" + NAME.format(now) + "-"
                    + ProcessHandle.current().pid() + ".warc.gz";
            file = directory.resolve(name + ".open");
            writer = new WarcWriter(
                    Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    WarcCompression.GZIP);
            writer.write(new Warcinfo.Builder()
                    .date(now)
                    .filename(name)
                    .fields(Map.of("software", List.of("Perennial"), "format", List.of("WARC File Format 1.0")))
                    .build());
        }
        return writer;
    }

    private void finish() throws IOException {
        if (writer != null && file != null) {
            writer.close();
            String name = file.getFileName().toString();
            Files.move(file, file.resolveSibling(name.substring(0, name.length() - ".open".length())));
        }
        writer = null;
        file = null;
    }

    @Override
    public synchronized void close() {
        try {
            finish();
        } catch (IOException e) {
            throw new UncheckedIOException("the last file of evidence in " + directory + " could not be finished", e);
        }
    }
}
