package org.perennial.ingest.poll;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is fetched is kept as evidence. Each setting is named {@code ingest.evidence.} and its name in kebab-case.
 *
 * @param directory the folder for WARC files; absent to keep nothing
 * @param fileBytes a file is closed once it is so large, 1 KiB to 64 GiB; default 1 GiB
 */
public record EvidenceConfig(@Nullable Path directory, Long fileBytes) {
    @SuppressWarnings("NullAway") // a setting that the file leaves out arrives as null
    public EvidenceConfig {
        fileBytes = fileBytes == null ? Long.valueOf(1L << 30) : fileBytes;
        IngestConfig.range("evidence.file-bytes", fileBytes, 1_024, 64L << 30);
    }

    /** Nothing is kept. */
    @SuppressWarnings("NullAway") // filled in by the constructor
    public static EvidenceConfig none() {
        return new EvidenceConfig(null, null);
    }
}
