package org.perennial.app.servers;

import java.time.Instant;
import java.util.Optional;
import org.perennial.app.data.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk which process serves a data directory, so that the next run finds it if this one is killed.
 *
 * <p>A process is taken for the remembered one only if its id, its start instant and its command line all fit: systems
 * give process ids out again.
 */
final class ChildRecord {
    private static final Logger log = LoggerFactory.getLogger(ChildRecord.class);

    private final DataDirectory data;
    private final String file;
    private final String program;

    /**
     * @param file where the record is, below the data directory
     * @param program what the command line of the process contains
     */
    ChildRecord(DataDirectory data, String file, String program) {
        this.data = data;
        this.file = file;
        this.program = program;
    }

    void write(ProcessHandle process) {
        data.write(file, process.pid() + " " + startOf(process) + "\n");
    }

    /** Ends the process of an earlier run if there is one; its parent is gone, so it is stopping already. */
    void stopOrphan() {
        orphan().ifPresent(process -> {
            log.atWarn()
                    .setMessage("a server of an earlier run is still there and is stopped")
                    .addKeyValue("pid", process.pid())
                    .addKeyValue("program", program)
                    .log();
            process.destroy();
            Endings.end(process);
        });
    }

    Optional<ProcessHandle> orphan() {
        return data.read(file)
                .map(text -> text.strip().split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[0].matches("[0-9]{1,18}"))
                .flatMap(parts -> ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(process -> startOf(process).equals(parts[1])))
                .filter(process -> process.info().commandLine().orElse("").contains(program));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
