package org.perennial.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;

/**
 * Where a running pipeline's servers are, for other commands on the same data directory.
 *
 * @param pid the process that runs it
 * @param started when it was started
 * @param bootstrapServers where its broker is
 * @param databaseUrl where its database is; absent if no stage of it needs one
 * @param webUrl where its pages are; absent if it serves none
 */
public record RunningInstance(
        long pid,
        Instant started,
        String bootstrapServers,
        @Nullable String databaseUrl,
        @Nullable String webUrl) {
    /** The file's name in the data directory. */
    public static final String FILE = "running.json";

    /** The pipeline that runs on this data directory; empty if none does. */
    public static Optional<RunningInstance> on(Path dataDirectory) {
        try {
            RunningInstance written = Json.read(Files.readString(dataDirectory.resolve(FILE)), RunningInstance.class);
            return ProcessHandle.of(written.pid())
                    .filter(ProcessHandle::isAlive)
                    .map(process -> written);
        } catch (IOException | SerializationException e) {
            return Optional.empty();
        }
    }
}
